/**
 * From what a few neighbouring paragraphs were to what the screen now shows, as edits of the flow. They
 * come last place first, each at its place in the old text, so that none moves another's.
 */
import type { NodeKey } from 'lexical';
import type { FormatValue } from '../../../shared/document/Change.ts';
import { EMBED, PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import type { CharacterKey, EmbedContent } from '../../../shared/document/EmbedContent.ts';
import type { Edit, InsertEdit, Neighbours } from '../../../shared/document/editFlow.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import type { FormatName, InlineFormats } from '../../../shared/document/inlineFormats.ts';
import { FORMAT_NAMES, NO_FORMATS, sameFormats } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { PROPERTY_NAMES, sameProperties } from '../../../shared/document/paragraphProperties.ts';
import type { FlowRun } from '../../../shared/document/readFlow.ts';
import { NO_ATTRIBUTES, shownFormats } from '../../../shared/document/readFlow.ts';
import type { EmbedPart } from '../nodes/EmbedNode.ts';
import type { Token } from './blockTokens.ts';
import { diffText } from './diffText.ts';
import type { MirrorBlock } from './mirror.ts';
import { runsWithEnd } from './mirror.ts';

/** A paragraph as the screen shows it. */
export interface ShownBlock {
  readonly key: NodeKey;
  readonly tokens: readonly Token[];
  readonly properties: ParagraphProperties;
}

export interface Gap {
  readonly old: readonly MirrorBlock[];
  /** The block in front of these. */
  readonly above: MirrorBlock | undefined;
  readonly shown: readonly ShownBlock[];
  /** Characters in front of the gap. */
  readonly start: number;
  /** The characters around it. */
  readonly between: Neighbours;
  /** No format anywhere in the old blocks or at their borders. */
  readonly plain: boolean;
  /** Caret as an offset in the shown text of the gap, when it is one place in it. */
  readonly caret?: number;
  /** What was selected before the person did something, as offsets in the old shown text of the gap. */
  readonly selected?: { readonly from: number; readonly to: number };
  /** The open last paragraph is left without an end for as long as it needs none. */
  readonly staysOpen: boolean;
  /** Old blocks that stand elsewhere now, unchanged: where they are shown they are moves. */
  readonly moved: ReadonlyMap<NodeKey, MirrorBlock>;
  /** What is stored of a paragraph's properties, where more is shown than that. */
  storedOf(mark: CharacterId | null): ParagraphProperties;
}

export function gapEdits(gap: Gap): Edit[] {
  const movedIn = gap.shown.some((block) => gap.moved.has(block.key));
  const movedOut = gap.old.some((block) => gap.moved.has(block.key));
  const pure =
    gap.shown.every((block) => gap.moved.has(block.key)) &&
    gap.old.every((block) => gap.moved.has(block.key));
  if ((movedIn || movedOut) && pure) return moveEdits(gap);
  return diffEdits(gap);
}

/** Whole paragraphs that came here or went from here. */
function moveEdits(gap: Gap): Edit[] {
  const edits: Edit[] = [];
  const runs = gap.old.flatMap(runsWithEnd);
  if (runs.length > 0) edits.push({ kind: 'delete', at: gap.start, runs, between: gap.between, moved: true });
  for (const shown of gap.shown.toReversed()) {
    const original = gap.moved.get(shown.key) as MirrorBlock;
    const pieces = runsWithEnd(original);
    const lastMark = pieces.findLastIndex((piece) => piece.text === PARAGRAPH_END && piece.hidden !== true);
    for (const [back, piece] of pieces.toReversed().entries()) {
      const index = pieces.length - 1 - back;
      edits.push({
        kind: 'insert',
        at: gap.start,
        text: piece.text,
        formats: piece.formats,
        inherits: false,
        between: gap.between,
        marks: index === lastMark ? [unproposed(shown.properties, original, gap)] : [],
        copyOf: [piece],
      });
    }
  }
  return edits;
}

/**
 * The properties of a paragraph end that is made out of this block, by splitting or moving it: as they are stored
 * there. What is only proposed stays a proposal about that block, and does not become the new one's own.
 */
function unproposed(
  wanted: ParagraphProperties,
  like: MirrorBlock | undefined,
  { storedOf }: Gap,
): ParagraphProperties {
  if (like === undefined) return wanted;
  const stored = storedOf(like.mark);
  if (stored === like.properties || sameProperties(stored, like.properties)) return wanted;
  const inherited = PROPERTY_NAMES.filter((name) => wanted[name] === like.properties[name]);
  return { ...wanted, ...Object.fromEntries(inherited.map((name) => [name, stored[name]])) };
}

interface Piece {
  readonly text: string;
  readonly formats: InlineFormats;
  readonly part?: EmbedPart;
}

/**
 * Stands for the paragraph end that an open last paragraph lacks, so that both texts end alike; where it is
 * kept, the paragraph gets a real one.
 */
const VIRTUAL_END: FlowRun = { client: -1, clock: -1, text: PARAGRAPH_END, formats: NO_FORMATS };

/** A run that is shown, with its place in the flow and among all runs of the gap. */
interface Placed {
  readonly text: string;
  readonly run: FlowRun;
  readonly at: number;
  readonly index: number;
  readonly block: MirrorBlock;
}

function placeRuns(old: readonly MirrorBlock[], start: number): { all: FlowRun[]; placed: Placed[] } {
  const all: FlowRun[] = [];
  const placed: Placed[] = [];
  let at = start;
  for (const block of old) {
    for (const run of block.mark === null ? [...block.runs, VIRTUAL_END] : runsWithEnd(block)) {
      if (run.hidden !== true) placed.push({ text: run.text, run, at, index: all.length, block });
      if (run !== VIRTUAL_END) at += run.text.length;
      all.push(run);
    }
  }
  return { all, placed };
}

function diffEdits(gap: Gap): Edit[] {
  const { old, shown, start, between, plain, caret, selected, above, staysOpen } = gap;
  const { all, placed } = placeRuns(old, start);
  const pieces = shown.flatMap(({ tokens }): Piece[] => [
    ...tokens,
    { text: PARAGRAPH_END, formats: NO_FORMATS },
  ]);
  const sign = signs();
  const before = placed.map(({ text, run }) => (text === EMBED ? sign(paragraphId(run)) : text)).join('');
  const after = pieces.map(({ text, part }) => (part === undefined ? text : sign(part.of))).join('');
  const wantsPlain = plain && pieces.every((piece) => piece.formats === NO_FORMATS);

  const edits: Edit[] = [];
  const olds = cursor<Placed>(placed);
  const news = cursor<Piece>(pieces);
  /** Which shown paragraph the next `\n` ends. */
  let paragraph = 0;

  /** Where the next character goes: behind the last one that is shown, in front of what is hidden there. */
  const here = () => {
    if (!olds.done() && olds.offset() > 0) return olds.item().at + olds.offset();
    const previous = olds.previous();
    return previous === undefined
      ? start
      : previous.at + (previous.run === VIRTUAL_END ? 0 : previous.text.length);
  };
  const neighbours = (): Neighbours => {
    if (!olds.done() && olds.offset() > 0) {
      const { client, clock } = olds.item().run;
      return {
        left: { client, clock: clock + olds.offset() - 1 },
        right: { client, clock: clock + olds.offset() },
      };
    }
    const previous = olds.previous();
    const next = all[previous === undefined ? 0 : previous.index + 1];
    return {
      left: previous === undefined ? between.left : lastCharacter(previous.run),
      right: next === undefined || next === VIRTUAL_END ? between.right : next,
    };
  };
  const keep = (length: number) => {
    for (let left = length; left > 0; ) {
      const size = Math.min(left, olds.left(), news.left());
      const { run: whole, at } = olds.item();
      const run = sliceRun(whole, olds.offset(), size);
      if (whole === VIRTUAL_END) {
        const made = shown[paragraph++] as ShownBlock;
        // It shows the paragraph that the open one was joined to, where it was.
        const like = old.find(({ key }) => key === made.key) ?? splitBlock(made);
        if (staysOpen && like !== undefined && sameProperties(made.properties, like.properties)) {
          olds.take(size);
          news.take(size);
          break;
        }
        const marks = [unproposed(made.properties, like, gap)];
        edits.push({
          kind: 'insert',
          at,
          text: PARAGRAPH_END,
          formats: NO_FORMATS,
          inherits: false,
          marks,
          between: neighbours(),
          closes: true,
        });
      } else if (run.text === PARAGRAPH_END) {
        const { properties } = shown[paragraph++] as ShownBlock;
        edits.push(...propertyEdits(run, properties, old));
      } else if (!wantsPlain) {
        const set = formatDifference(shownFormats(run), news.item().formats);
        if (set !== null) edits.push({ kind: 'format', at: at + olds.offset(), runs: [run], set });
      }
      olds.take(size);
      news.take(size);
      left -= size;
    }
  };
  const plainEnds = old.every((block) => block.attributesAfter === NO_ATTRIBUTES);
  const isPlain = (run: FlowRun | undefined) => run?.text !== PARAGRAPH_END && run?.formats === NO_FORMATS;
  /** Formats on both sides of the place where the next insertion goes; null where they are not alike for sure. */
  const around = () => {
    if (olds.done()) return null;
    const { run: next, index } = olds.item();
    if (olds.offset() > 0) return next.formats;
    // Between two plain characters, where typing goes on: Yjs puts text there without formats.
    const previous = olds.previous();
    return previous?.index === index - 1 &&
      isPlain(previous.run) &&
      (isPlain(next) || (next.text === PARAGRAPH_END && plainEnds))
      ? NO_FORMATS
      : null;
  };
  /** The paragraph that a new end splits; at its very end that is the one before an empty one. */
  const splitBlock = (made: ShownBlock) => {
    const previous = olds.previous();
    const behind = olds.done() || (olds.offset() === 0 && previous?.run.text === PARAGRAPH_END);
    if (!behind) return olds.item().block;
    return made.tokens.length === 0 ? (previous?.block ?? above) : undefined;
  };
  const insert = (length: number, replaces: boolean) => {
    const inside = replaces && olds.offset() === 0 ? null : around();
    const [at, beside] = [here(), neighbours()];
    for (let left = length; left > 0; ) {
      const size = Math.min(left, news.left());
      const { text, formats, part: embed } = news.item();
      const embeds: readonly EmbedContent[] | null = embed?.content == null ? null : [embed.content];
      const part = text.slice(news.offset(), news.offset() + size);
      const made = part === PARAGRAPH_END ? (shown[paragraph++] as ShownBlock) : null;
      const marks = made === null ? [] : [unproposed(made.properties, splitBlock(made), gap)];
      const last = edits.at(-1);
      if (wantsPlain && last?.kind === 'insert' && last.at === at) {
        edits[edits.length - 1] = {
          ...last,
          text: last.text + part,
          marks: [...last.marks, ...marks],
          ...(embeds === null ? {} : { embeds: [...(last.embeds ?? []), ...embeds] }),
        };
      } else {
        const inherits =
          wantsPlain || (inside !== null && part !== PARAGRAPH_END && sameFormats(inside, formats));
        edits.push({
          ...{ kind: 'insert', at, text: part, formats, inherits, marks, between: beside },
          ...(embeds === null ? {} : { embeds }),
        });
      }
      news.take(size);
      left -= size;
    }
  };
  /** One edit for each stretch without anything hidden in it. */
  const remove = (length: number) => {
    let beside = neighbours();
    let runs: FlowRun[] = [];
    let at = 0;
    let end = -1;
    const flush = () => {
      if (runs.length > 0)
        edits.push({ kind: 'delete', at, runs, between: { left: beside.left, right: neighbours().right } });
      runs = [];
    };
    for (let left = length; left > 0; ) {
      const size = Math.min(left, olds.left());
      const { run: whole, at: place } = olds.item();
      const run = sliceRun(whole, olds.offset(), size);
      if (whole !== VIRTUAL_END) {
        const from = place + olds.offset();
        if (from !== end) {
          flush();
          beside = neighbours();
          at = from;
        }
        runs.push(run);
        end = from + size;
      }
      olds.take(size);
      left -= size;
    }
    flush();
  };

  let done = 0;
  const oneCaret = shown.length === 1 && old.length === 1 ? caret : undefined;
  for (const splice of diffText(before, after, { caret: oneCaret, selected })) {
    keep(splice.at - done);
    // Put in first in this order, done last: the new text then stands in front of what it replaces.
    const first = edits.length;
    insert(splice.inserted.length, splice.removed > 0);
    const until = edits.length;
    remove(splice.removed);
    for (let index = first; splice.removed > 0 && index < until; index++)
      edits[index] = { ...(edits[index] as InsertEdit), behind: here() };
    done = splice.at + splice.removed;
  }
  keep(before.length - done);
  // Formats are set before text is put in front of them, and then what is around it is not what it was.
  if (!edits.some((edit) => edit.kind === 'format')) return edits.reverse();
  return edits.reverse().map((edit) => (edit.kind === 'insert' ? { ...edit, inherits: false } : edit));
}

/**
 * Embeds are all the same character, and yet no two are the same: for comparing, each is given a sign of its own that
 * no text on a screen holds. Beyond so many in one stretch they look alike again, and the next one may be taken for one
 * that went.
 */
function signs(): (of: CharacterKey) => string {
  const known = new Map<CharacterKey, string>();
  let next = 0;
  return (of) => {
    const sign = known.get(of) ?? SIGNS[next++] ?? EMBED;
    // What is about to be put in is like nothing that stands.
    if (of !== '') known.set(of, sign);
    return sign;
  };
}

/** Control characters, which `cleanText` lets through nowhere, and code points that are no characters for good. */
const SIGNS = [
  [0x01, 8],
  [0x0e, 18],
  [0xfdd0, 32],
].flatMap(([first = 0, count = 0]) =>
  Array.from({ length: count }, (_, index) => String.fromCharCode(first + index)),
);

const lastCharacter = ({ client, clock, text }: FlowRun) => ({ client, clock: clock + text.length - 1 });

function propertyEdits(mark: FlowRun, wanted: ParagraphProperties, old: readonly MirrorBlock[]): Edit[] {
  const block = old.find((one) => one.mark?.client === mark.client && one.mark.clock === mark.clock);
  if (block === undefined || block.properties === wanted) return [];
  return PROPERTY_NAMES.filter((name) => block.properties[name] !== wanted[name]).map((name) => ({
    kind: 'property' as const,
    mark: { client: mark.client, clock: mark.clock },
    name,
    value: wanted[name],
  }));
}

function formatDifference(
  before: InlineFormats,
  after: InlineFormats,
): Partial<Record<FormatName, FormatValue>> | null {
  if (sameFormats(before, after)) return null;
  const set: Partial<Record<FormatName, FormatValue>> = {};
  for (const name of FORMAT_NAMES) if (before[name] !== after[name]) set[name] = after[name];
  return set;
}

function sliceRun(run: FlowRun, offset: number, length: number): FlowRun {
  if (offset === 0 && length === run.text.length) return run;
  return { ...run, clock: run.clock + offset, text: run.text.slice(offset, offset + length) };
}

/** Walks a list of texts by characters. */
function cursor<T extends { readonly text: string }>(items: readonly T[]) {
  let index = 0;
  let offset = 0;
  return {
    done: () => index >= items.length,
    item: () => items[index] as T,
    previous: () => items[index - 1],
    offset: () => offset,
    left: () => (items[index] as T).text.length - offset,
    take(length: number) {
      offset += length;
      if (offset === items[index]?.text.length) {
        index++;
        offset = 0;
      }
    },
  };
}
