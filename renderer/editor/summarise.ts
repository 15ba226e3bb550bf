/** Outline, words and conflicts of the whole document; each paragraph's words are counted once. */
import { countWords } from '../../shared/document/countWords.ts';
import { SOFT_BREAK } from '../../shared/document/DocumentContent.ts';
import type { Flow } from '../../shared/document/Flow.ts';
import { findMoveConflicts } from '../../shared/document/findMoveConflicts.ts';
import type { CharacterId } from '../../shared/document/ids.ts';
import { paragraphId } from '../../shared/document/ids.ts';
import { headingLevel } from '../../shared/document/paragraphProperties.ts';
import type { MirrorBlock } from './binding/mirror.ts';
import type { DocumentSummary, MoveConflict, OutlineEntry } from './DocumentEditor.ts';

export const NO_SUMMARY: DocumentSummary = { outline: [], words: 0, paragraphs: 0, moveConflicts: [] };

/** Blocks are replaced when they change, so a count stays true for as long as its block lives. */
const counted = new WeakMap<MirrorBlock, number>();

const textOf = (block: MirrorBlock) => block.tokens.map((token) => token.text).join('');

export function summarise(
  flow: Flow,
  blocks: readonly MirrorBlock[],
  before: DocumentSummary,
): DocumentSummary {
  let words = 0;
  const outline: OutlineEntry[] = [];
  const marks: CharacterId[] = [];
  for (const block of blocks) {
    let count = counted.get(block);
    if (count === undefined) {
      count = countWords(textOf(block), block.properties.language);
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
