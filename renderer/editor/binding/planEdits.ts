/**
 * What the person did since the mirror was last true, as edits: one list per stretch of paragraphs that
 * differ. Only paragraphs that Lexical calls dirty are looked at.
 */
import type { EditorState, NodeKey, NodeMap } from 'lexical';
import { $getNodeByKey, $getSelection, $isRangeSelection } from 'lexical';
import { readChangeKey } from '../../../shared/changes/changeKey.ts';
import type { Edit } from '../../../shared/document/editFlow.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { sameProperties } from '../../../shared/document/paragraphProperties.ts';
import { NO_ATTRIBUTES } from '../../../shared/document/readFlow.ts';
import { $isParagraphBlock, type ParagraphBlock } from '../nodes/ParagraphBlock.ts';
import type { Replaced } from '../noteReplaced.ts';
import { $offsetInBlock } from './blockPoints.ts';
import { $readBlock, $showsTokens } from './blockTokens.ts';
import type { GapRange } from './findGaps.ts';
import { findGaps } from './findGaps.ts';
import { gapEdits } from './gapEdits.ts';
import type { MirrorBlock } from './mirror.ts';
import { attributesBefore, indexOfKey, lastOf, runsWithEnd, startOfBlock } from './mirror.ts';

/** A stretch that differs: its blocks in the mirror, what the screen shows there, and the edits between. */
export interface PlannedGap {
  readonly gap: GapRange;
  readonly old: readonly MirrorBlock[];
  readonly shown: readonly ShownParagraph[];
  /** Last place first. */
  readonly edits: readonly Edit[];
}

export interface ShownParagraph extends Shown {
  readonly key: NodeKey;
}

export interface Mirrored {
  readonly blocks: readonly MirrorBlock[];
  /** Whether the blocks stand for the whole flow. */
  readonly complete: boolean;
  /** See `Gap.staysOpen`. */
  readonly staysOpen: boolean;
  /** It matters which of several paragraph ends in a row goes. */
  readonly exact: boolean;
  /** Properties as they are stored. */
  storedOf(mark: CharacterId | null): ParagraphProperties;
}

/** @param structure whether paragraphs may have come, gone or changed places; else only `dirty` ones differ */
export function $planEdits(
  { blocks, complete, storedOf, exact, staysOpen }: Mirrored,
  state: EditorState,
  dirty: ReadonlySet<NodeKey>,
  structure: boolean,
  replaced: Replaced | null = null,
): PlannedGap[] {
  const keys = structure ? childKeys(state._nodeMap) : null;
  const cache = new Map<NodeKey, Shown>();
  const shown = (key: NodeKey) => {
    const known = cache.get(key) ?? $shown(key);
    cache.set(key, known);
    return known;
  };
  const joined = keys === null || replaced === null ? null : joinedAbove(blocks, keys, replaced, exact);
  const isSame = (block: MirrorBlock) => {
    if (block.key === joined) return false;
    if (!dirty.has(block.key)) return true;
    const { node, properties } = shown(block.key);
    return $showsTokens(node, block.tokens) && sameProperties(properties, block.properties);
  };
  const { gaps, moved } =
    keys === null
      ? { gaps: dirtyGaps(blocks, dirty, isSame), moved: new Map<NodeKey, MirrorBlock>() }
      : findGaps(blocks, keys, isSame);
  const caret = $selectionPlace();
  return gaps.map((gap) => {
    const old = blocks.slice(gap.oldFrom, gap.oldTo);
    const shownKeys = keys?.slice(gap.shownFrom, gap.shownTo) ?? old.map((block) => block.key);
    const paragraphs = shownKeys.map((key) => ({ key, ...shown(key) }));
    const selected = replaced === null ? null : selectedIn(old, replaced);
    const edits = gapEdits({
      old,
      above: blocks[gap.oldFrom - 1],
      shown: paragraphs,
      start: startOfBlock(blocks, gap.oldFrom),
      between: { left: lastOf(blocks[gap.oldFrom - 1]), right: firstOf(blocks[gap.oldTo]) },
      plain: isPlain(blocks, complete, gap),
      moved,
      staysOpen,
      storedOf,
      ...(caret !== null && caret.key === paragraphs[0]?.key ? { caret: caret.offset } : {}),
      ...(selected === null ? {} : { selected }),
    });
    return { gap, old, shown: paragraphs, edits };
  });
}

/**
 * The paragraph whose end was taken out, where Lexical took out the node of the next one instead. Which of two
 * ends in a row went is all one to the text, but not where it is to be struck, nor where something else is proposed
 * of the one than of the other.
 */
function joinedAbove(
  blocks: readonly MirrorBlock[],
  keys: readonly NodeKey[],
  { anchor, focus }: Replaced,
  exact: boolean,
): NodeKey | null {
  if (anchor.key === focus.key) return null;
  const [a, b] = [indexOfKey(blocks, anchor.key), indexOfKey(blocks, focus.key)];
  const [above, ...below] = blocks.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1);
  if (above === undefined) return null;
  const gone = below.filter((block) => !keys.includes(block.key));
  const isOther = ({ change }: MirrorBlock) => change !== above.change || isToGo(change);
  return gone.length > 0 && (exact || gone.some(isOther)) ? above.key : null;
}

const isToGo = (change: string) => readChangeKey(change).some(({ op }) => op === 'delete');

/** What was replaced as offsets in what the gap showed; null where it goes beyond the gap. */
function selectedIn(
  old: readonly MirrorBlock[],
  { anchor, focus }: Replaced,
): { from: number; to: number } | null {
  const offset = (place: Replaced['anchor']) => {
    let shown = 0;
    for (const block of old) {
      if (block.key === place.key) return shown + place.offset;
      shown += block.tokens.reduce((sum, token) => sum + token.text.length, 1);
    }
    return null;
  };
  const [a, b] = [offset(anchor), offset(focus)];
  return a === null || b === null ? null : { from: Math.min(a, b), to: Math.max(a, b) };
}

function firstOf(block: MirrorBlock | undefined): CharacterId | null {
  return block === undefined ? null : (runsWithEnd(block)[0] ?? null);
}

/** No format in the old blocks of a gap, nor at their borders. */
function isPlain(blocks: readonly MirrorBlock[], complete: boolean, { oldFrom, oldTo }: GapRange): boolean {
  const plain = (block: MirrorBlock) =>
    block.runs.every((run) => run.formats === NO_FORMATS && run.shown === undefined);
  const next = blocks[oldTo];
  if (next === undefined && !complete) return false; // nobody has looked at what follows
  return (
    attributesBefore(blocks, oldFrom) === NO_ATTRIBUTES &&
    attributesBefore(blocks, oldTo) === NO_ATTRIBUTES &&
    blocks.slice(oldFrom, oldTo).every(plain) &&
    (next?.runs[0] === undefined || next.runs[0].formats === NO_FORMATS)
  );
}

interface Shown {
  readonly node: ParagraphBlock;
  readonly tokens: MirrorBlock['tokens'];
  readonly properties: MirrorBlock['properties'];
}

function $shown(key: NodeKey): Shown {
  const node = $getNodeByKey(key);
  if (!$isParagraphBlock(node)) throw new Error('only paragraphs may stand in the root');
  return { node, tokens: $readBlock(node), properties: node.getProperties() };
}

/** Keys of the root's children; read off the node map, where Lexical keeps them as a linked list. */
function childKeys(nodes: NodeMap): NodeKey[] {
  const keys: NodeKey[] = [];
  const root = nodes.get('root') as { __first: NodeKey | null } | undefined;
  for (let key = root?.__first ?? null; key !== null; key = nodes.get(key)?.__next ?? null) keys.push(key);
  return keys;
}

function dirtyGaps(
  blocks: readonly MirrorBlock[],
  dirty: ReadonlySet<NodeKey>,
  isSame: (block: MirrorBlock) => boolean,
): GapRange[] {
  const indexes = [...dirty].map((key) => indexOfKey(blocks, key)).filter((index) => index !== -1);
  const gaps: GapRange[] = [];
  for (const index of indexes.sort((a, b) => a - b)) {
    const block = blocks[index] as MirrorBlock;
    if (!isSame(block)) gaps.push({ oldFrom: index, oldTo: index + 1, shownFrom: index, shownTo: index + 1 });
  }
  return gaps;
}

/** The caret's paragraph and offset, when it is one place. */
function $selectionPlace(): { key: NodeKey; offset: number } | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const block = selection.anchor.getNode().getTopLevelElement();
  return $isParagraphBlock(block)
    ? { key: block.getKey(), offset: $offsetInBlock(block, selection.anchor) }
    : null;
}
