/** A suggested move: other characters, in which the same embeds stand. */
import { EMBED } from '../document/DocumentContent.ts';
import type { InsertEdit } from '../document/editFlow.ts';
import { entryId } from '../document/embedEntries.ts';
import type { Flow } from '../document/Flow.ts';
import type { SameEmbed } from '../document/writeContent.ts';

/** What is moved while suggesting is another text, but the embeds in it stand for what they stood for. */
export function standingForSame(flow: Flow, edit: InsertEdit): InsertEdit {
  if (edit.copyOf === undefined) return edit;
  const embeds = edit.copyOf.flatMap(({ client, clock, text }) =>
    Array.from(text.matchAll(EMBEDS), ({ index }): SameEmbed => {
      return { kind: 'same', of: entryId(flow, { client, clock: clock + index }) };
    }),
  );
  return embeds.length === 0 ? edit : { ...edit, embeds };
}

const EMBEDS = new RegExp(EMBED, 'g');
