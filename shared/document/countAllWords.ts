/** The words of a document, those of its notes, cells and captions among them: each counts where it is written. */
import { countWords } from './countWords.ts';
import type { ParagraphContent } from './DocumentContent.ts';
import { EMBED } from './DocumentContent.ts';
import type { EmbedContent } from './EmbedContent.ts';

/**
 * @param language BCP 47 tag of paragraphs that name none
 * @returns what fields show is not written by anyone, and not counted
 */
export function countAllWords(paragraphs: readonly ParagraphContent[], language = ''): number {
  let words = 0;
  for (const { properties, runs } of paragraphs) {
    // A note stands behind a word, and a table between two.
    const text = runs
      .map((run) => run.text.replaceAll(EMBED, run.embed?.kind === 'note' ? '' : ' '))
      .join('');
    words += countWords(text, properties.language || language);
    for (const { embed } of runs) if (embed !== undefined) words += wordsInside(embed, language);
  }
  return words;
}

function wordsInside(embed: EmbedContent, language: string): number {
  if (embed.kind === 'note') return countAllWords(embed.paragraphs, language);
  if (embed.kind !== 'table') return 0;
  const cells = embed.rows.flatMap((row) => row.cells);
  return cells.reduce(
    (sum, { paragraphs, covered }) => (covered === true ? sum : sum + countAllWords(paragraphs, language)),
    0,
  );
}
