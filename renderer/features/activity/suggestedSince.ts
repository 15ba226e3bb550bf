/**
 * Suggestions begun, or gone on with, since somebody last looked; each with the first words it is about: the text
 * it proposes, or the beginning of the paragraph of which it proposes something else.
 */
import type { Changes } from '../../../shared/changes/Changes.ts';
import { ChangesView } from '../../../shared/changes/ChangesView.ts';
import type { ChangePiece } from '../../../shared/changes/listChanges.ts';
import { piecesOfParagraph } from '../../../shared/changes/listChanges.ts';
import type { Suggestion } from '../../../shared/changes/Suggestion.ts';
import { EMBED } from '../../../shared/document/DocumentContent.ts';
import type { FlowParagraph } from '../../../shared/document/readFlow.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';
import type { News } from './News.ts';
import { QUOTED } from './News.ts';
import type { SeenMark } from './SeenMark.ts';

export function suggestedSince(changes: Changes, seen: SeenMark): News[] {
  const begunOrAdded = new Set<Suggestion>();
  const typedOn = new Set<Suggestion>();
  for (const one of changes.suggestions.values()) {
    const first = seen.upTo(one.begun.client);
    if (one.begun.clock >= first || [...one.entries.values()].some(({ id }) => id.clock >= first))
      begunOrAdded.add(one);
    // Only its characters can tell.
    else if (one.typed.some(({ to }) => to > first)) typedOn.add(one);
  }
  if (begunOrAdded.size + typedOn.size === 0) return [];
  const found = new Map<string, News>();
  const quoted = new Set<string>();
  for (const paragraph of readFlow(changes.flow, undefined, undefined, undefined, new ChangesView(changes))) {
    for (const { suggestion, piece } of piecesOfParagraph(changes, paragraph)) {
      const isNew = begunOrAdded.has(suggestion) || (typedOn.has(suggestion) && hasNewText(piece, seen));
      const id = `suggestion ${suggestion.id}`;
      const text = 'text' in piece ? withoutEmbeds(piece.text) : '';
      if (!isNew || quoted.has(id) || (text === '' && found.has(id))) continue;
      if (text !== '') quoted.add(id);
      const quote = text === '' ? beginningOf(paragraph) : text;
      found.set(id, { kind: 'suggestion', id, author: suggestion.author, suggestion: suggestion.id, quote });
    }
  }
  return [...found.values()];
}

const beginningOf = ({ runs }: FlowParagraph): string =>
  withoutEmbeds(
    runs
      .filter(({ hidden }) => hidden !== true)
      .map(({ text }) => text)
      .join(''),
  ).slice(0, QUOTED);

const withoutEmbeds = (text: string) => text.replaceAll(EMBED, ' ').trim();

const hasNewText = ({ kind, ranges }: ChangePiece, seen: SeenMark): boolean =>
  (kind === 'insert' || kind === 'split') &&
  ranges.some(({ client, clock, length }) => !seen.has(client, clock + length - 1));
