/**
 * How proposed text looks and sounds. Its kind is told by shape (underlined, struck, dotted), its delegation
 * by colour and by the pattern of the line; what a screen reader reads in front of it and behind it says who
 * proposes what, in words. The words come from whoever puts the editor together, through Lexical's theme.
 */
import type { EditorConfig } from 'lexical';
import type { ChangeSign } from '../../../shared/changes/changeKey.ts';
import { readChangeKey } from '../../../shared/changes/changeKey.ts';
import { showBrackets } from './showBrackets.ts';

/** What is to be known of a proposal to draw it. */
export interface ChangeLook {
  /** A CSS colour. */
  readonly colour: string;
  /** 0 to 4: solid, double, dotted, dashed, thick. */
  readonly pattern: number;
  /** Read in front of the text, and behind it. */
  readonly said: string;
  readonly saidAfter: string;
  /** Drawn behind it where decisions differ, as one word; null where they do not. */
  readonly contested: string | null;
}

/** Of text, or of a paragraph as a whole: its end and its properties. */
export type ChangeWhere = 'text' | 'paragraph';

/** null for a proposal nobody knows. */
export type LookOf = (sign: ChangeSign, where: ChangeWhere) => ChangeLook | null;

/** Under this name in the theme: a function, which Lexical hands on untouched. */
export const CHANGE_LOOK = 'changeLook';

const ATTRIBUTES = [
  'data-change',
  'data-changes',
  'data-said',
  'data-said-after',
  'data-pattern',
  'data-contested',
] as const;
const COLOURS = ['change', 'insert', 'delete', 'format', 'property'] as const;
const ROLES: Readonly<Partial<Record<ChangeSign['op'], string>>> = {
  insert: 'insertion',
  delete: 'deletion',
};

function clear(dom: HTMLElement): void {
  for (const name of ATTRIBUTES) dom.removeAttribute(name);
  for (const name of COLOURS) dom.style.removeProperty(`--${name}-colour`);
}

/** Text: `data-change` names the kinds, `data-changes` the suggestions. A link keeps its role. */
export function showChange(dom: HTMLElement, change: string, config: EditorConfig): void {
  clear(dom);
  const signs = change === '' ? [] : readChangeKey(change);
  const role = signs.map(({ op }) => ROLES[op]).findLast((one) => one !== undefined);
  if (dom.role !== 'link') dom.role = role ?? null;
  if (signs.length > 0) show(dom, signs, 'text', config);
  showBrackets(dom, change, config);
}

/** A paragraph: likewise for its end and properties, and `data-proposed` where anything in it is proposed. */
export function showBlockChange(dom: HTMLElement, change: string, config: EditorConfig): void {
  clear(dom);
  dom.toggleAttribute('data-proposed', change.endsWith('|'));
  const signs = readChangeKey(change);
  if (signs.length > 0) show(dom, signs, 'paragraph', config);
}

function show(
  dom: HTMLElement,
  signs: readonly ChangeSign[],
  where: ChangeWhere,
  config: EditorConfig,
): void {
  const lookOf = config.theme[CHANGE_LOOK] as LookOf | undefined;
  const kinds = new Set<string>(signs.map((sign) => sign.op));
  if (signs.some((sign) => sign.contested)) kinds.add('contested');
  dom.setAttribute('data-change', [...kinds].join(' '));
  dom.setAttribute('data-changes', signs.map((sign) => sign.id).join(' '));
  const looks: ChangeLook[] = [];
  for (const sign of signs) {
    const look = lookOf?.(sign, where) ?? null;
    if (look === null) continue;
    looks.push(look);
    dom.style.setProperty(`--${sign.op}-colour`, look.colour);
  }
  const last = looks.at(-1);
  if (last === undefined) return;
  dom.style.setProperty('--change-colour', last.colour);
  dom.setAttribute('data-pattern', String(last.pattern));
  dom.setAttribute('data-said', looks.map((look) => look.said).join(' '));
  dom.setAttribute('data-said-after', looks.map((look) => look.saidAfter).join(' '));
  const word = looks.find((look) => look.contested !== null)?.contested;
  if (word != null) dom.setAttribute('data-contested', word);
}
