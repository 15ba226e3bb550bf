/**
 * The mirror: what the binding believes both sides hold, paragraph by paragraph. Comparing Lexical with
 * it shows what the person did; comparing Yjs with it shows what came in.
 */
import type { NodeKey } from 'lexical';
import { EMBED, PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { NO_FORMATS, sameFormats } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import type { Attributes, FlowParagraph, FlowRun, ReadFrom } from '../../../shared/document/readFlow.ts';
import { FLOW_START, NO_ATTRIBUTES, shownFormats } from '../../../shared/document/readFlow.ts';
import type { EmbedPart, ShownKind } from '../nodes/EmbedNode.ts';
import type { Token } from './blockTokens.ts';

export interface MirrorBlock extends FlowParagraph {
  readonly key: NodeKey;
  readonly properties: ParagraphProperties;
  /** What is shown of its runs. */
  readonly tokens: readonly Token[];
}

export function mirrorBlock(key: NodeKey, paragraph: FlowParagraph, flow: DrawnFlow): MirrorBlock {
  const properties = flow.propertiesOf(paragraph.mark);
  return { ...paragraph, key, properties, tokens: tokensOf(paragraph.runs, flow) };
}

/** What a mirror has to know of the flow beside its text. */
export interface DrawnFlow {
  propertiesOf(mark: CharacterId | null): ParagraphProperties;
  kindOf(embed: CharacterId): ShownKind;
}

/** What its node is told of its own end, its properties, and whether anything in it is proposed (`|`). */
export function blockChange({ change, proposed }: FlowParagraph): string {
  return proposed ? `${change} |`.trimStart() : change;
}

function tokensOf(runs: readonly FlowRun[], flow: DrawnFlow): Token[] {
  const tokens: { text: string; formats: Token['formats']; change: string; part?: EmbedPart }[] = [];
  for (const run of runs) {
    if (run.hidden === true) continue;
    const [formats, change] = [shownFormats(run), run.change ?? ''];
    const last = tokens.at(-1);
    if (run.text === EMBED) {
      const part = { of: paragraphId(run), kind: flow.kindOf(run), content: null };
      tokens.push({ text: EMBED, formats, change, part });
    } else if (
      last !== undefined &&
      last.part === undefined &&
      last.change === change &&
      sameFormats(last.formats, formats)
    ) {
      last.text += run.text;
    } else {
      tokens.push({ text: run.text, formats, change });
    }
  }
  return tokens;
}

/** An empty flow still shows one paragraph to write in. */
export const EMPTY_PARAGRAPH: FlowParagraph = {
  runs: [],
  mark: null,
  trailing: [],
  length: 0,
  hidden: 0,
  change: '',
  proposed: false,
  attributesAfter: NO_ATTRIBUTES,
};

/**
 * A block whose place is known, to count from: edits and carets come near one another, and counting from the
 * beginning each time would make a keystroke cost as much as the text is long. `spliceBlocks` keeps it true.
 */
interface KnownPlace {
  index: number;
  /** Characters in front of it. */
  start: number;
}
const known = new WeakMap<readonly MirrorBlock[], KnownPlace>();

function nearestPlace(blocks: readonly MirrorBlock[]): KnownPlace {
  const place = known.get(blocks) ?? { index: 0, start: 0 };
  known.set(blocks, place);
  return place;
}

/** Puts `next` in place of `count` blocks. Every change of a mirror's order or lengths goes through here. */
export function spliceBlocks(
  blocks: MirrorBlock[],
  from: number,
  count: number,
  next: readonly MirrorBlock[],
): void {
  const place = nearestPlace(blocks);
  if (place.index >= from + count) {
    place.start += lengthOf(next) - lengthOf(blocks.slice(from, from + count));
    place.index += next.length - count;
  } else if (place.index > from) {
    place.start -= lengthOf(blocks.slice(from, place.index));
    place.index = from;
  }
  blocks.splice(from, count, ...next);
}

const lengthOf = (blocks: readonly MirrorBlock[]) => blocks.reduce((sum, block) => sum + block.length, 0);

/** Characters in front of a block. */
export function startOfBlock(blocks: readonly MirrorBlock[], index: number): number {
  const place = nearestPlace(blocks);
  while (place.index < index) place.start += (blocks[place.index++] as MirrorBlock).length;
  while (place.index > index) place.start -= (blocks[--place.index] as MirrorBlock).length;
  return place.start;
}

/** The block that holds a position, and where in it; a position on a border is the start of the later one. */
export function blockAt(blocks: readonly MirrorBlock[], position: number): { index: number; offset: number } {
  if (blocks.length === 0) return { index: 0, offset: 0 };
  const place = nearestPlace(blocks);
  while (place.index > 0 && (place.start > position || place.index === blocks.length)) {
    place.start -= (blocks[--place.index] as MirrorBlock).length;
  }
  while (
    place.index < blocks.length - 1 &&
    position >= place.start + (blocks[place.index] as MirrorBlock).length
  ) {
    place.start += (blocks[place.index++] as MirrorBlock).length;
  }
  return { index: place.index, offset: position - place.start };
}

/** -1 where no block has this key. */
export function indexOfKey(blocks: readonly MirrorBlock[], key: NodeKey | undefined): number {
  const { index } = nearestPlace(blocks);
  for (const near of [index, index - 1, index + 1])
    if (blocks[near]?.key === key && key !== undefined) return near;
  for (let at = 0; at < blocks.length; at++) if ((blocks[at] as MirrorBlock).key === key) return at;
  return -1;
}

/** Characters up to the paragraph end with this identity, itself included; null where it ends no block. */
export function endOfMark(blocks: readonly MirrorBlock[], { client, clock }: CharacterId): number | null {
  for (let index = 0; index < blocks.length; index++) {
    const { mark, trailing } = blocks[index] as MirrorBlock;
    if (mark?.clock === clock && mark.client === client)
      return trailing.length > 0 ? null : startOfBlock(blocks, index + 1);
  }
  return null;
}

/** Where to read block `index` from. */
export function readFrom(blocks: readonly MirrorBlock[], index: number): ReadFrom {
  const before = blocks[index - 1];
  return before === undefined ? FLOW_START : { after: before.mark, attributes: before.attributesAfter };
}

/** The runs of a block with its `\n` as one more, and what is hidden behind that. */
export function runsWithEnd(block: MirrorBlock): readonly FlowRun[] {
  const { mark, runs, trailing } = block;
  return mark === null ? runs : [...runs, { ...mark, text: PARAGRAPH_END, formats: NO_FORMATS }, ...trailing];
}

/** The last character of a block, shown or not; null where it has none. */
export function lastOf(block: MirrorBlock | undefined): CharacterId | null {
  if (block === undefined) return null;
  const run = runsWithEnd(block).at(-1);
  return run === undefined ? null : { client: run.client, clock: run.clock + run.text.length - 1 };
}

/** From characters as they are shown to characters as they are stored; next to what is hidden, in front of it. */
export function storedOffset(block: MirrorBlock | undefined, shown: number): number {
  if (block === undefined || block.hidden === 0 || shown === 0) return shown;
  let left = shown;
  let offset = 0;
  for (const { text, hidden } of block.runs) {
    if (hidden !== true) {
      if (left <= text.length) return offset + left;
      left -= text.length;
    }
    offset += text.length;
  }
  return offset + left;
}

/** From characters as they are stored to characters as they are shown. */
export function shownOffset(block: MirrorBlock | undefined, stored: number): number {
  if (block === undefined || (block.hidden === 0 && block.trailing.length === 0)) return stored;
  let shown = 0;
  let offset = 0;
  for (const { text, hidden } of block.runs) {
    if (offset >= stored) return shown;
    if (hidden !== true) shown += Math.min(text.length, stored - offset);
    offset += text.length;
  }
  return shown;
}

export function attributesBefore(blocks: readonly MirrorBlock[], index: number): Attributes {
  return blocks[index - 1]?.attributesAfter ?? NO_ATTRIBUTES;
}
