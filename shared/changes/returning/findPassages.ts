/**
 * The passages that somebody changed (R5): paragraphs of the texts before and after that share characters are
 * one, so that what was split here and rewritten there is looked at as a whole. Works on runs, never on single
 * characters: most of a long text is the same in all versions.
 */
import type { ParagraphId } from '../../document/DocumentContent.ts';
import { IntervalIndex } from '../../document/IntervalIndex.ts';
import { FORMAT_NAMES } from '../../document/inlineFormats.ts';
import { PROPERTY_NAMES } from '../../document/paragraphProperties.ts';
import type { SeenParagraph, SeenRun, SeenText } from './SeenText.ts';

export interface FourTexts {
  /** What both sides had when they parted. */
  readonly before: SeenText;
  readonly mine: SeenText;
  readonly theirs: SeenText;
  readonly merged: SeenText;
}

/** Its paragraphs in each text, in the order of that text. */
export interface Passage extends Readonly<Record<keyof FourTexts, readonly SeenParagraph[]>> {
  readonly changedHere: boolean;
  readonly changedThere: boolean;
}

export function findPassages(texts: FourTexts): Passage[] {
  const before = byRoot(texts.before);
  const here = changedRoots(before, byRoot(texts.mine));
  const there = changedRoots(before, byRoot(texts.theirs));
  const changed = new Set([...here, ...there]);
  const groups = new Groups();
  const homes = new IntervalIndex<ParagraphId>();
  const compared = [texts.before, texts.mine, texts.theirs].flatMap(({ paragraphs }) =>
    paragraphs.filter(({ root }) => changed.has(root)),
  );
  for (const { root, runs } of compared)
    for (const { client, clock, text } of runs) homes.add(client, clock, clock + text.length, root);
  for (const { root, runs } of compared)
    for (const home of runs.flatMap((run) => homesOf(homes, run))) groups.join(root, home);

  const passages = new Map<ParagraphId, Mutable>();
  const passageOf = (root: ParagraphId): Mutable => {
    const group = groups.of(root);
    let passage = passages.get(group);
    if (passage === undefined) {
      passage = { before: [], mine: [], theirs: [], merged: [], changedHere: false, changedThere: false };
      passages.set(group, passage);
    }
    return passage;
  };
  for (const name of ['before', 'mine', 'theirs'] as const) {
    for (const paragraph of texts[name].paragraphs)
      if (changed.has(paragraph.root)) passageOf(paragraph.root)[name].push(paragraph);
  }
  for (const root of here) passageOf(root).changedHere = true;
  for (const root of there) passageOf(root).changedThere = true;
  for (const paragraph of texts.merged.paragraphs) {
    // Text whose paragraph went away under it stands in another one now.
    const roots = [paragraph.root, ...paragraph.runs.flatMap((run) => homesOf(homes, run))];
    for (const passage of new Set(roots.filter((root) => changed.has(root)).map(passageOf)))
      passage.merged.push(paragraph);
  }
  return [...passages.values()];
}

interface Mutable extends Record<keyof FourTexts, SeenParagraph[]> {
  changedHere: boolean;
  changedThere: boolean;
}

const homesOf = (homes: IntervalIndex<ParagraphId>, { client, clock, text }: SeenRun): ParagraphId[] =>
  homes.overlapping({ client, clock, length: text.length }).map(({ value }) => value);

/** A paragraph moved apart by two people stands in a text twice: under one root. */
function byRoot(text: SeenText): Map<ParagraphId, string> {
  const looks = new Map<ParagraphId, string>();
  for (const paragraph of text.paragraphs) {
    const known = looks.get(paragraph.root);
    looks.set(paragraph.root, `${known === undefined ? '' : `${known}\n`}${lookOf(paragraph)}`);
  }
  return looks;
}

/** The same for two paragraphs exactly when nothing about them differs. */
function lookOf({ moved, properties, change, runs }: SeenParagraph): string {
  const said = PROPERTY_NAMES.map((name) => properties[name]).join();
  const shown = runs.map(
    ({ client, clock, text, formats, change: proposed }) =>
      `${client}:${clock}+${text.length}[${formatsKey(formats)}]${proposed}`,
  );
  return `${moved}|${said}|${change}|${shown.join('|')}`;
}

export const formatsKey = (formats: SeenRun['formats']): string =>
  FORMAT_NAMES.filter((name) => formats[name] !== undefined)
    .map((name) => `${name}=${formats[name]}`)
    .join();

function changedRoots(before: Map<ParagraphId, string>, after: Map<ParagraphId, string>): Set<ParagraphId> {
  const changed = new Set<ParagraphId>();
  for (const [root, look] of before) if (after.get(root) !== look) changed.add(root);
  for (const root of after.keys()) if (!before.has(root)) changed.add(root);
  return changed;
}

/** Which of many belong together. */
class Groups {
  readonly #up = new Map<string, string>();

  of(one: string): string {
    let top = one;
    for (let next = this.#up.get(top); next !== undefined; next = this.#up.get(top)) top = next;
    // The next way up is short.
    for (let at = one; at !== top; ) {
      const next = this.#up.get(at) as string;
      this.#up.set(at, top);
      at = next;
    }
    return top;
  }

  join(a: string, b: string): void {
    const [topA, topB] = [this.of(a), this.of(b)];
    if (topA !== topB) this.#up.set(topA, topB);
  }
}
