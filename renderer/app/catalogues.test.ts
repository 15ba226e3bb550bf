/** Every word on screen is in the catalogues, in both languages, and every word of the catalogues is on screen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PLURALS: Record<string, readonly string[]> = {
  en: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
};
/** Attributes that people see or hear. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'title',
  'label',
  'alt',
  'placeholder',
  'description',
]);

type Messages = Map<string, string>;

function catalogue(language: string): Messages {
  const messages: Messages = new Map();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') messages.set(path, value);
    else
      for (const [key, inner] of Object.entries(value as object))
        walk(inner, path === '' ? key : `${path}.${key}`);
  };
  walk(JSON.parse(readFileSync(join(ROOT, `resources/locales/${language}.json`), 'utf8')), '');
  return messages;
}

const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();
const en = catalogue('en');
const ar = catalogue('ar');

test('both languages have the same messages, with every plural form their grammar asks for', () => {
  const bases = (messages: Messages) => [...new Set([...messages.keys()].map(base))].sort();
  expect(bases(ar)).toEqual(bases(en));
  for (const [language, messages] of Object.entries({ en, ar })) {
    const plural = new Set([...messages.keys()].filter((key) => key !== base(key)).map(base));
    for (const key of plural) {
      expect(
        PLURALS[language]?.filter((form) => !messages.has(`${key}_${form}`)),
        `${language} ${key}`,
      ).toEqual([]);
    }
  }
});

test('a message uses the same placeholders in both languages; a plural form may leave the number to its words', () => {
  for (const [key, text] of ar) {
    const english = en.get(key) ?? en.get(`${base(key)}_other`) ?? en.get(base(key)) ?? '';
    const used = placeholders(text);
    const allowed = placeholders(english);
    if (key === base(key)) expect(used, key).toEqual(allowed);
    else
      expect(
        used.filter((name) => !allowed.includes(name)),
        key,
      ).toEqual([]);
    expect(text.trim(), key).not.toBe('');
  }
});

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, see);
  else if (typeof value === 'object' && value !== null) {
    if (typeof (value as Node).type === 'string') see(value as Node);
    for (const inner of Object.values(value)) visit(inner, see);
  }
}

const hasWords = (text: unknown): text is string => typeof text === 'string' && /\p{L}{2}/u.test(text);

function sources(): { path: string; nodes: Node[] }[] {
  return readdirSync(join(ROOT, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.endsWith('.d.ts'))
    .filter((path) => /^(app|features|ui)/.test(path))
    .map((path) => {
      const parsed = parseSync(path, readFileSync(join(ROOT, 'renderer', path), 'utf8'));
      expect(parsed.errors, path).toEqual([]);
      const nodes: Node[] = [];
      visit(parsed.program, (node) => nodes.push(node));
      return { path, nodes };
    });
}

test('no words on screen outside the catalogues', () => {
  const found: string[] = [];
  for (const { path, nodes } of sources()) {
    for (const node of nodes) {
      if (node.type === 'JSXText' && hasWords(node['value'])) found.push(`${path}: ${node['value'].trim()}`);
      if (node.type !== 'JSXAttribute') continue;
      const name = (node['name'] as Node)['name'];
      const value = node['value'] as Node | null;
      const text = value?.type === 'Literal' ? value['value'] : null;
      if (SPOKEN.has(String(name)) && hasWords(text) && !text.startsWith('http'))
        found.push(`${path}: ${name}="${text}"`);
    }
  }
  expect(found).toEqual([]);
});

test('every message that is asked for is there, and every one there is asked for', () => {
  const keys = [...new Set([...en.keys()].map(base))];
  const used = new Set<string>();
  const missing: string[] = [];
  for (const { path, nodes } of sources()) {
    for (const node of nodes) {
      // Keys also travel through conditions inside t(...): every string in the first argument counts.
      if (node.type !== 'CallExpression') continue;
      const callee = node['callee'] as Node;
      // Also where the translator travels with others: words.t(...).
      if ((callee['name'] ?? (callee['property'] as Node | undefined)?.['name']) !== 't') continue;
      const [first] = node['arguments'] as Node[];
      visit(first, (part) => {
        let matching: string[] | null = null;
        if (part.type === 'Literal' && typeof part['value'] === 'string' && part['value'].includes('.')) {
          matching = keys.filter((key) => key === part['value']);
        } else if (part.type === 'TemplateLiteral') {
          const pieces = (part['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
          const pattern = new RegExp(
            `^${pieces.map((piece) => piece.replaceAll('.', '\\.')).join('[^.]+')}$`,
          );
          matching = keys.filter((key) => pattern.test(key));
        }
        if (matching?.length === 0)
          missing.push(`${path}: ${JSON.stringify(part['value'] ?? part['quasis'])}`);
        for (const key of matching ?? []) used.add(key);
      });
    }
  }
  expect(missing).toEqual([]);
  expect(keys.filter((key) => !used.has(key))).toEqual([]);
});
