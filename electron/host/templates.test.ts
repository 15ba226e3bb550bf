import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { countWords } from '../../shared/document/countWords.ts';
import { type DocumentContent, paragraphText } from '../../shared/document/DocumentContent.ts';
import { numberParagraphs } from '../../shared/document/numberParagraphs.ts';
import { headingLevel } from '../../shared/document/paragraphProperties.ts';
import { readDocument } from '../../shared/document/readDocument.ts';
import { blankDocument } from '../../shared/seminar/blankDocument.ts';
import { newSeminar } from '../../shared/seminar/newSeminar.ts';
import { readSeminar } from '../../shared/seminar/SeminarIndex.ts';
import { findTemplates, listTemplates, loadTemplate } from './templates.ts';

const ID = 'regional-seminar';

async function documents(): Promise<readonly [DocumentContent, DocumentContent, DocumentContent]> {
  const loaded = await loadTemplate(ID);
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.documents as never;
}

interface Section {
  readonly heading: string;
  /** '1. Need. ...' as drawn, headings below this one included. */
  readonly lines: readonly string[];
}

function sections(content: DocumentContent, level: 1 | 2): Section[] {
  const labels = numberParagraphs(content.paragraphs);
  const found: { heading: string; lines: string[] }[] = [];
  for (const [index, paragraph] of content.paragraphs.entries()) {
    const depth = headingLevel(paragraph.properties.style);
    if (depth === level) found.push({ heading: paragraphText(paragraph), lines: [] });
    else if (depth !== null && depth < level) found.push({ heading: '', lines: [] });
    else found.at(-1)?.lines.push([labels[index], paragraphText(paragraph)].filter(Boolean).join(' '));
  }
  return found.filter(({ heading }) => heading !== '');
}

const headings = (content: DocumentContent) => sections(content, 1).map(({ heading }) => heading);
const words = (content: DocumentContent) =>
  countWords(content.paragraphs.map(paragraphText).join('\n'), 'en');
const textOf = (content: DocumentContent) => content.paragraphs.map(paragraphText).join('\n');

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-templates-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('the regional seminar is offered with its three documents', async () => {
  const faults: string[] = [];
  const offered = await listTemplates(findTemplates(), (message) => faults.push(message));
  expect(faults).toEqual([]);
  expect(offered.map(({ id, title }) => [id, title])).toEqual([
    [ID, 'Regional seminar: MOOCs for higher education'],
  ]);
  expect(offered[0]?.documents.map(({ title }) => title)).toEqual([
    'Research framework',
    'Agreed outcomes',
    'Network concept note',
  ]);
});

test('each document opens with its title, and has sections, levels and a length one can work with', async () => {
  const all = await documents();
  for (const content of all) {
    const [first] = content.paragraphs;
    expect(first?.properties.style).toBe('title');
    expect(first && paragraphText(first)).toBe(content.title);
    let depth = 0;
    for (const { properties } of content.paragraphs) {
      const level = headingLevel(properties.style) ?? depth;
      expect(level).toBeLessThanOrEqual(depth + 1);
      depth = level;
    }
    const lists = content.paragraphs.filter(({ properties }) => properties.list !== 'none');
    for (const { properties } of lists) expect(properties.level).toBeLessThanOrEqual(2);
    expect(new Set(lists.map(({ properties }) => properties.level)).size).toBeGreaterThanOrEqual(2);
    for (const paragraph of content.paragraphs) expect(paragraphText(paragraph).trim()).not.toBe('');
  }
  const [framework, outcomes, note] = all;
  for (const content of [framework, outcomes]) {
    expect(numberParagraphs(content.paragraphs)).toEqual(expect.arrayContaining(['1.', '(a)', '(i)']));
  }
  for (const [content, least, most] of [
    [framework, 2500, 3500],
    [outcomes, 1200, 1800],
    [note, 900, 1400],
  ] as const) {
    expect(words(content)).toBeGreaterThanOrEqual(least);
    expect(words(content)).toBeLessThanOrEqual(most);
  }
});

test('the framework has its sections, and each of the five levels the same seven paragraphs', async () => {
  const [framework] = await documents();
  expect(headings(framework)).toEqual([
    'Purpose',
    'Scope and definitions',
    'The five levels of need',
    'Comparability and ethics',
    'Governance and authorship',
    'Work plan',
    'Dissemination',
    'Risks',
    'Annexes',
  ]);
  const levels = sections(framework, 2).filter(({ heading }) => heading.startsWith('Level '));
  expect(levels.map(({ heading }) => heading)).toEqual([
    'Level 1: Policy and quality assurance agencies',
    'Level 2: MOOC platforms',
    'Level 3: Institutions and training providers',
    'Level 4: Youth and adult learners',
    'Level 5: Cross-sector partnerships',
  ]);
  for (const { lines } of levels) {
    const parts = lines.filter((line) => /^\d/.test(line)).map((line) => line.split('. ', 2).join('. '));
    expect(parts.map((part) => part.replace(/\.$/, ''))).toEqual([
      '1. Need',
      '2. Research questions',
      '3. Indicators',
      '4. Sources',
      '5. Method',
      '6. Lead',
      '7. Partners',
    ]);
    expect(lines.filter((line) => line.startsWith('('))).not.toHaveLength(0);
  }
  expect(sections(framework, 2).map(({ heading }) => heading)).toEqual(
    expect.arrayContaining([
      'Annex A: Stock-take instrument',
      'Annex B: Participants',
      'Annex C: Register of interest',
      'Annex D: Decisions',
    ]),
  );
});

test('the outcomes have an opened preamble, and each outcome says what, who, by when and with which means', async () => {
  const [, outcomes] = await documents();
  expect(headings(outcomes)).toEqual(['Preamble', 'Outcomes', 'Next steps', 'Reservations', 'Annexes']);
  const [preamble, agreed] = sections(outcomes, 1);
  for (const line of preamble?.lines.slice(1) ?? []) expect(line).toMatch(/^\p{Lu}\w+(ing|ful|ed)\b.*,$/u);
  const lines = agreed?.lines ?? [];
  const starts = lines.flatMap((line, index) => (/^\d/.test(line) ? [index] : []));
  expect(starts.length).toBeGreaterThanOrEqual(6);
  for (const [at, start] of starts.entries()) {
    const parts = lines
      .slice(start + 1, starts[at + 1])
      .filter((line) => /^\([a-d]\) /.test(line) && /:/.test(line));
    expect(lines[start]).toMatch(new RegExp(`^${at + 1}\\. .*:$`));
    expect(parts.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      '(a) What',
      '(b) Who',
      '(c) By when',
      '(d) Resources',
    ]);
  }
});

test('the concept note says what the network is for, whose it is and how it begins', async () => {
  const [, , note] = await documents();
  expect(headings(note)).toEqual(['Aim', 'Principles', 'Members', 'Services', 'Governance', 'First year']);
});

test('brackets hold words to fill in, close in their paragraph and do not nest', async () => {
  for (const content of await documents()) {
    expect(textOf(content)).not.toMatch(/\b(TBD|TODO|XXX|lorem)\b/i);
    for (const paragraph of content.paragraphs.filter(({ properties }) => properties.style !== 'quote')) {
      const text = paragraphText(paragraph);
      expect(text.replace(/\[\p{L}[^[\]]*\]/gu, '')).not.toMatch(/[[\]]/);
    }
  }
});

let counter = 0;
const newId = () => {
  counter += 1;
  return `id-${counter}`;
};
const started = async () =>
  newSeminar({
    title: 'Seminar',
    template: ID,
    documents: await documents(),
    newId,
    now: '2018-06-11T01:00:00.000Z',
  });

function opened(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const withoutIds = (content: DocumentContent) => ({
  ...content,
  paragraphs: content.paragraphs.map(({ properties, runs }) => ({ properties, runs })),
});

test('what is stored of a new seminar reads back as the template, and storing it twice doubles nothing', async () => {
  const contents = await documents();
  const seminar = await started();
  for (const [at, { update }] of seminar.documents.entries()) {
    const content = contents[at] as DocumentContent;
    expect(withoutIds(readDocument(opened(update, update), content))).toEqual(withoutIds(content));
  }
  const index = readSeminar(opened(seminar.index, seminar.index));
  expect(index.seminar).toEqual(seminar.seminar);
  expect(index.documents.map(({ id, title, language }) => ({ id, title, language }))).toEqual(
    seminar.documents.map(({ id, title }) => ({ id, title, language: 'en' })),
  );
});

test('two hosts that start from one template have two seminars', async () => {
  const [one, two] = [await started(), await started()];
  expect(one.seminar.id).not.toBe(two.seminar.id);
  const ids = [...one.documents, ...two.documents].map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
});

test('a blank document is one empty paragraph', () => {
  const { documents: made } = newSeminar({
    title: 'S',
    template: null,
    documents: [blankDocument('Minutes', 'ar')],
    newId,
    now: '2018-06-11T01:00:00.000Z',
  });
  const content = readDocument(opened(...made.map(({ update }) => update)), {
    title: 'Minutes',
    language: 'ar',
  });
  expect(withoutIds(content)).toEqual(blankDocument('Minutes', 'ar'));
});

test('templates are found from source, beside the program and inside its archive, or not at all', async () => {
  const root = await temporaryFolder();
  const packaged = join(root, 'resources', 'app', 'dist', 'host');
  await mkdir(packaged, { recursive: true });
  expect(findTemplates(packaged)?.startsWith(root) ?? false).toBe(false);
  await mkdir(join(root, 'resources', 'templates'));
  expect(findTemplates(packaged)).toBe(join(root, 'resources', 'templates'));
  const inside = join(root, 'resources', 'app', 'resources', 'templates');
  await mkdir(inside, { recursive: true });
  expect(findTemplates(packaged)).toBe(inside);
});

test('what cannot be loaded is refused with a reason, and the others are still offered', async () => {
  const folder = await temporaryFolder();
  await cp(join(findTemplates() ?? '', ID), join(folder, ID), { recursive: true });
  const good = { file: 'a.md', title: 'A', description: 'A', language: 'en' };
  const put = async (id: string, manifest: unknown, text = '% A\n') => {
    await mkdir(join(folder, id));
    await writeFile(
      join(folder, id, 'template.json'),
      typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
    );
    await writeFile(join(folder, id, 'a.md'), text);
  };
  const named = (id: string, entries: unknown) => ({ id, title: 'T', description: 'D', documents: entries });
  await put('broken', '{');
  await put('no-file', named('no-file', [{ ...good, file: 'b.md' }]));
  await put('outside', named('outside', [{ ...good, file: '../regional-seminar/agreed-outcomes.md' }]));
  await put('other-id', named('another', [good]));
  await put('empty', named('empty', []));
  await put('null', 'null');
  await put('table', named('table', [good]), '# A\n\n| a |\n|---|\n');
  await put('fine', named('fine', [good]));
  const reasons: Record<string, string> = {};
  for (const id of [
    'broken',
    'no-file',
    'outside',
    'other-id',
    'empty',
    'null',
    'table',
    'gone',
    '../x',
    '',
  ]) {
    const loaded = await loadTemplate(id, folder);
    reasons[id] = loaded.ok ? 'loaded' : `${loaded.reason} ${loaded.message}`;
  }
  expect(reasons).toEqual({
    broken: expect.stringMatching(/^damaged .*not JSON/),
    'no-file': expect.stringMatching(/^damaged .*b\.md cannot be read/),
    outside: expect.stringMatching(/^damaged .*lacks a file/),
    'other-id': expect.stringMatching(/^damaged .*another id/),
    empty: expect.stringMatching(/^damaged .*no documents/),
    null: expect.stringMatching(/^damaged .*another id/),
    table: expect.stringMatching(/^damaged .*a\.md:4: tables/),
    gone: expect.stringMatching(/^unknown /),
    '../x': expect.stringMatching(/^unknown /),
    '': expect.stringMatching(/^unknown /),
  });
  const faults: string[] = [];
  const offered = await listTemplates(folder, (message) => faults.push(message));
  expect(offered.map(({ id }) => id)).toEqual(['fine', ID]);
  expect(faults).toHaveLength(7);
  expect(await listTemplates(null)).toEqual([]);
  expect(await loadTemplate(ID, null)).toMatchObject({ ok: false, reason: 'damaged' });
});
