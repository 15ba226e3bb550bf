/** Whether what stands in the live text says what a returned file has put there: the same note, table or picture. */
import { paragraphText } from '../../../document/DocumentContent.ts';
import type { EmbedContent } from '../../../document/EmbedContent.ts';
import { entryId, readEmbedEntry } from '../../../document/embedEntries.ts';
import type { CharacterId } from '../../../document/ids.ts';
import { textsInside } from '../../../document/textsInside.ts';
import type { LiveText } from './LiveText.ts';

export function sameEmbed({ flow, view }: LiveText, id: CharacterId, embed: EmbedContent): boolean {
  const stored = readEmbedEntry(flow, entryId(flow, id), 'kind');
  if (stored?.kind !== embed.kind) return false;
  if (embed.kind === 'image') return stored.kind === 'image' && stored.hash === embed.hash;
  const said = textsInside(flow, id, view).map(({ text }) => text.toString());
  return withoutSpaces(said.join('')) === withoutSpaces(wordsInside(embed));
}

/** All that stands inside of an embed, as one line. */
export function wordsInside(embed: EmbedContent): string {
  if (embed.kind === 'note') return embed.paragraphs.map(paragraphText).join(' ');
  if (embed.kind !== 'table') return '';
  return embed.rows
    .flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.map(paragraphText)))
    .join(' ');
}

const withoutSpaces = (text: string) => text.replace(/\s+/gu, '');
