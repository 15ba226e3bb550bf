/** A flow as one person looks at it: what is read from it is what their screen shows. */
import { entryId, readEmbedEntry } from '../../../shared/document/embedEntries.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import type { FlowParagraph, ReadFrom } from '../../../shared/document/readFlow.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';
import type { TextView } from '../../../shared/document/TextView.ts';
import type { ShownKind } from '../nodes/EmbedNode.ts';

export class ShownFlow {
  readonly flow: Flow;
  readonly #view: TextView;

  constructor(flow: Flow, view: TextView) {
    this.flow = flow;
    this.#view = view;
  }

  /** See `readFlow`. */
  read(from?: ReadFrom, length?: number, most?: number): FlowParagraph[] {
    return readFlow(this.flow, from, length, most, this.#view);
  }

  /** Whether a character is not shown. */
  hides({ client, clock }: CharacterId): boolean {
    return this.#view.pieces({ client, clock, length: 1 }, NO_FORMATS)?.[0]?.hidden === true;
  }

  propertiesOf(mark: CharacterId | null): ParagraphProperties {
    return this.#view.propertiesOf(mark);
  }

  /** What an embed is. */
  kindOf(embed: CharacterId): ShownKind {
    return readEmbedEntry(this.flow, entryId(this.flow, embed), 'kind')?.kind ?? 'unknown';
  }
}
