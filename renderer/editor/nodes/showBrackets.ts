/**
 * Brackets that stand at a run of text: drawn in front of it and behind it by the style sheet, in the colour of whoever
 * holds them, and never part of the text. A screen reader hears whose they are.
 */
import type { EditorConfig } from 'lexical';

/** What is to be known of a bracket to draw it. */
export interface BracketLook {
  /** A CSS colour. */
  readonly colour: string;
  /** Those who hold it, as short as they are known: shown where brackets are named. */
  readonly holders: string;
  /** Read where it opens, and where it closes. */
  readonly said: string;
  readonly saidAfter: string;
}

/** null for a bracket nobody knows. */
export type BracketLookOf = (id: string) => BracketLook | null;

/** Under this name in the theme. */
export const BRACKET_LOOK = 'bracketLook';

const ATTRIBUTES = [
  'data-opens',
  'data-closes',
  'data-opening',
  'data-closing',
  'data-holders',
  'data-opening-said',
  'data-closing-said',
] as const;

/** @param change see shared/changes/changeKey.ts; `[id` opens and `]id` closes a bracket */
export function showBrackets(dom: HTMLElement, change: string, config: EditorConfig): void {
  const words = change.split(' ');
  const idsOf = (sign: string) => words.filter((word) => word[0] === sign).map((word) => word.slice(1));
  const [opens, closes] = [idsOf('['), idsOf(']')];
  for (const name of ATTRIBUTES) dom.removeAttribute(name);
  dom.style.removeProperty('--opening-colour');
  dom.style.removeProperty('--closing-colour');
  if (opens.length + closes.length === 0) return;
  const lookOf = config.theme[BRACKET_LOOK] as BracketLookOf | undefined;
  // What a screen reader hears of a proposal that begins or ends here is heard all the same.
  const saidOf = (name: string) => dom.getAttribute(name) ?? '';
  if (opens.length > 0) {
    const looks = opens.flatMap((id) => lookOf?.(id) ?? []);
    dom.setAttribute('data-opens', opens.join(' '));
    dom.setAttribute('data-opening', '['.repeat(opens.length));
    dom.setAttribute('data-holders', looks.map(({ holders }) => holders).join(' '));
    const said = [...looks.map((look) => look.said), saidOf('data-said')];
    dom.setAttribute('data-opening-said', said.join(' ').trim());
    dom.style.setProperty('--opening-colour', looks[0]?.colour ?? 'currentcolor');
  }
  if (closes.length > 0) {
    const looks = closes.flatMap((id) => lookOf?.(id) ?? []);
    dom.setAttribute('data-closes', closes.join(' '));
    dom.setAttribute('data-closing', ']'.repeat(closes.length));
    const said = [saidOf('data-said-after'), ...looks.map((look) => look.saidAfter)];
    dom.setAttribute('data-closing-said', said.join(' ').trim());
    dom.style.setProperty('--closing-colour', looks.at(-1)?.colour ?? 'currentcolor');
  }
}
