/** Outline, words and conflicts of the whole document; each paragraph's words are counted once. */
import { countAllWords } from '../../shared/document/countAllWords.ts';
import { countWords } from '../../shared/document/countWords.ts';
import { EMBED, SOFT_BREAK } from '../../shared/document/DocumentContent.ts';
import type { Flow } from '../../shared/document/Flow.ts';
import { findMoveConflicts } from '../../shared/document/findMoveConflicts.ts';
import type { CharacterId } from '../../shared/document/ids.ts';
import { paragraphId } from '../../shared/document/ids.ts';
import { headingLevel } from '../../shared/document/paragraphProperties.ts';
import { readParagraphs } from '../../shared/document/readDocument.ts';
import type { TextView } from '../../shared/document/TextView.ts';
import { textsInside } from '../../shared/document/textsInside.ts';
import type { MirrorBlock } from './binding/mirror.ts';
import type { DocumentSummary, MoveConflict, OutlineEntry } from './DocumentEditor.ts';

export const NO_SUMMARY: DocumentSummary = { outline: [], words: 0, paragraphs: 0, moveConflicts: [] };

/** Blocks are replaced when they change, so a count stays true for as long as its block lives. */
const counted = new WeakMap<MirrorBlock, number>();

/** Without what only stands for something else. */
const textOf = (block: MirrorBlock) =>
  block.tokens.map(({ text, part }) => (part === undefined ? text : '')).join('');

/** Those in its notes and cells with it: they are written too (E8). */
function wordsOf(flow: Flow, view: TextView, { tokens, properties, ...block }: MirrorBlock): number {
  // A note stands behind a word, and anything else between two.
  const text = tokens.map((one) => (one.part === undefined ? one.text : one.part.kind === 'note' ? '' : ' '));
  let words = countWords(text.join(''), properties.language);
  if (tokens.every(({ part }) => part === undefined)) return words;
  for (const run of block.runs) {
    if (run.text !== EMBED || run.hidden === true) continue;
    for (const inner of textsInside(flow, run, view)) words += countAllWords(readParagraphs(inner, view));
  }
  return words;
}

export function summarise(
  flow: Flow,
  view: TextView,
  blocks: readonly MirrorBlock[],
  before: DocumentSummary,
): DocumentSummary {
  let words = 0;
  const outline: OutlineEntry[] = [];
  const marks: CharacterId[] = [];
  for (const block of blocks) {
    let count = counted.get(block);
    if (count === undefined) {
      count = wordsOf(flow, view, block);
      counted.set(block, count);
    }
    words += count;
    if (block.mark !== null) marks.push(block.mark);
    const level = headingLevel(block.properties.style);
    if (level === null) continue;
    const text = textOf(block).replaceAll(SOFT_BREAK, ' ').trim();
    if (text !== '') outline.push({ id: paragraphId(block.mark), level, text });
  }
  const moveConflicts = findMoveConflicts(flow, marks).map((copies): MoveConflict => {
    const first = blocks.find((block) => paragraphId(block.mark) === copies[0]);
    return { copies, text: first === undefined ? '' : textOf(first) };
  });
  // The same list object where nothing changed, so that the outline is not drawn at every pause.
  const same = JSON.stringify(outline) === JSON.stringify(before.outline);
  return { outline: same ? before.outline : outline, words, paragraphs: blocks.length, moveConflicts };
}
