/**
 * The mirror: what the binding believes both sides hold, paragraph by paragraph. Comparing Lexical with
 * it shows what the person did; comparing Yjs with it shows what came in.
 */
import type { NodeKey } from 'lexical';
import type { Run } from '../../../shared/document/DocumentContent.ts';
import { PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { mergeRuns } from '../../../shared/document/readDocument.ts';
import type { Attributes, FlowParagraph, FlowRun, ReadFrom } from '../../../shared/document/readFlow.ts';
import { FLOW_START, NO_ATTRIBUTES } from '../../../shared/document/readFlow.ts';

export interface MirrorBlock extends FlowParagraph {
  readonly key: NodeKey;
  readonly properties: ParagraphProperties;
  readonly tokens: readonly Run[];
}

export function mirrorBlock(key: NodeKey, paragraph: FlowParagraph, properties: ParagraphProperties): MirrorBlock {
  return { ...paragraph, key, properties, tokens: mergeRuns(paragraph.runs) };
}

/** An empty flow still shows one paragraph to write in. */
export const EMPTY_PARAGRAPH: FlowParagraph = { runs: [], mark: null, length: 0, attributesAfter: NO_ATTRIBUTES };

/** Characters in front of a block. */
export function startOfBlock(blocks: readonly MirrorBlock[], index: number): number {
  let start = 0;
  for (let before = 0; before < index; before++) start += (blocks[before] as MirrorBlock).length;
  return start;
}

/** The block that holds a position, and where in it; a position on a border is the start of the later one. */
export function blockAt(blocks: readonly MirrorBlock[], position: number): { index: number; offset: number } {
  let rest = position;
  for (let index = 0; index < blocks.length; index++) {
    const { length } = blocks[index] as MirrorBlock;
    if (rest < length || index === blocks.length - 1) return { index, offset: rest };
    rest -= length;
  }
  return { index: 0, offset: 0 };
}

/** Where to read block `index` from. */
export function readFrom(blocks: readonly MirrorBlock[], index: number): ReadFrom {
  const before = blocks[index - 1];
  return before === undefined ? FLOW_START : { after: before.mark, attributes: before.attributesAfter };
}

/** The runs of a block with its `\n` as one more. */
export function runsWithEnd(block: MirrorBlock): readonly FlowRun[] {
  const { mark, runs } = block;
  return mark === null ? runs : [...runs, { ...mark, text: PARAGRAPH_END, formats: NO_FORMATS }];
}

export function attributesBefore(blocks: readonly MirrorBlock[], index: number): Attributes {
  return blocks[index - 1]?.attributesAfter ?? NO_ATTRIBUTES;
}
