/** Puts an image, a note or a field in between the characters of a text. */
import { EMBED } from '../DocumentContent.ts';
import type { EmbedContent } from '../EmbedContent.ts';
import type { Flow } from '../Flow.ts';
import type { InlineFormats } from '../inlineFormats.ts';
import { NO_FORMATS } from '../inlineFormats.ts';
import type { FlowEdits } from './FlowEdits.ts';
import { neighboursAt } from './FlowEdits.ts';

/**
 * @param at characters of the flow in front of it, hidden ones counted
 * @param formats of a field, whose text is drawn with them
 */
export function insertInline(
  flow: Flow,
  at: number,
  embed: EmbedContent,
  formats: InlineFormats = NO_FORMATS,
): FlowEdits {
  const between = neighboursAt(flow, at);
  return {
    flow,
    edits: [
      { kind: 'insert', at, between, text: EMBED, formats, inherits: false, marks: [], embeds: [embed] },
    ],
  };
}
