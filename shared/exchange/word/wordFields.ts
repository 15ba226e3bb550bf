/** Word's fields as runs: where each begins, what it computes, and what it says until somebody updates it. */
import type { ParagraphChild } from 'docx';
import { BuilderElement, TextRun } from 'docx';
import { SpacedText } from './wordRevisions.ts';

/**
 * @param instruction such as `PAGEREF name \h`, of our own making: no text of a person's stands in it
 * @param result what it says, as runs; within a deletion, runs of deleted text
 */
export function fieldRuns(
  instruction: string,
  result: readonly ParagraphChild[],
  isDeleted = false,
): ParagraphChild[] {
  const name = isDeleted ? 'w:delInstrText' : 'w:instrText';
  return [
    fieldChar('begin'),
    new TextRun({ children: [new SpacedText(name, ` ${instruction} `)] }),
    fieldChar('separate'),
    ...result,
    fieldChar('end'),
  ];
}

export function fieldChar(type: 'begin' | 'separate' | 'end'): TextRun {
  const character = new BuilderElement<{ type: string }>({
    name: 'w:fldChar',
    attributes: { type: { key: 'w:fldCharType', value: type } },
  });
  return new TextRun({ children: [character] });
}
