/** Reading Word files in tests, and what comes of them once everything is decided. */
import * as Y from 'yjs';
import type { Author } from '../../../../changes/Author.ts';
import { ChangesView } from '../../../../changes/ChangesView.ts';
import { decide } from '../../../../changes/decide.ts';
import { withChanges } from '../../../../changes/readShown.ts';
import { settle } from '../../../../changes/settle.ts';
import type { ParagraphContent } from '../../../../document/DocumentContent.ts';
import { readParagraphs } from '../../../../document/readDocument.ts';
import type { TrackedContent } from '../../../tracked/TrackedContent.ts';
import { createReviewed } from '../createReviewed.ts';
import type { WordFile } from '../readWordFile.ts';
import { readWordFile } from '../readWordFile.ts';

export const STEWARD: Author = { id: 'steward', name: 'Word', delegation: 'Word' };
/** The time of what a file gives none. */
export const NOW = Date.UTC(2018, 5, 20);

export function read(bytes: Uint8Array): WordFile {
  return readWordFile(bytes, { unknown: { delegation: 'Word', name: 'Unknown' }, now: NOW, language: 'en' });
}

/** Throws where it is refused. */
export function readWell(bytes: Uint8Array): Extract<WordFile, { ok: true }> {
  const file = read(bytes);
  if (!file.ok) throw new Error(`refused: ${file.reason}`);
  return file;
}

export function openReviewed(content: Pick<TrackedContent, 'tracked' | 'comments'>): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createReviewed(content, STEWARD));
  return doc;
}

/**
 * The lines of a text from top to bottom: those of cells and notes in their place, other embeds by their kind. A table
 * stands between lines, and has none of its own.
 */
export function linesOf(paragraphs: readonly Pick<ParagraphContent, 'runs'>[]): string[] {
  return paragraphs.flatMap(({ runs }) => {
    const inside: string[] = [];
    let hasTable = false;
    let line = '';
    for (const { text, embed } of runs) {
      switch (embed?.kind) {
        case undefined:
          line += text;
          break;
        case 'table':
          hasTable = true;
          for (const { cells } of embed.rows)
            for (const { paragraphs: inner, covered } of cells)
              if (covered !== true) inside.push(...linesOf(inner));
          break;
        case 'note':
          line += '^';
          inside.push(...linesOf(embed.paragraphs).map((one) => `^ ${one}`));
          break;
        default:
          line += `[${embed?.kind}]`;
      }
    }
    return hasTable && line === '' ? inside : [line, ...inside];
  });
}

export interface Decided {
  readonly shown: readonly string[];
  /** As it is stored once the decisions are settled. */
  readonly settled: readonly string[];
}

/** The paragraphs once everything is accepted, or rejected, by the desk's own means. */
export function decideAll(
  content: Pick<TrackedContent, 'tracked' | 'comments'>,
  verdict: 'accepted' | 'rejected',
): Decided {
  const doc = openReviewed(content);
  return withChanges(doc, (changes) => {
    const all = [...changes.suggestions.keys()].map((id) => ({ id, scope: null }));
    decide(changes, STEWARD, NOW, verdict, all, null);
    const shown = linesOf(readParagraphs(changes.flow, new ChangesView(changes)));
    settle(changes, { decidedBefore: Number.POSITIVE_INFINITY, origin: null });
    return { shown, settled: linesOf(readParagraphs(changes.flow)) };
  });
}
