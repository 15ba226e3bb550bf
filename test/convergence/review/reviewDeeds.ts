/**
 * What a person may do to the text in the fuzz of suggestions, each the way a person would do it and with what
 * it was meant to do: which characters of the screen were selected, and what was typed in their place.
 */
import { $createParagraphNode, $createTextNode, $getSelection, $isRangeSelection } from 'lexical';
import { $offsetInBlock } from '../../../renderer/editor/binding/blockPoints.ts';
import { $readBlock } from '../../../renderer/editor/binding/blockTokens.ts';
import type { ParagraphBlock } from '../../../renderer/editor/nodes/ParagraphBlock.ts';
import { $isParagraphBlock } from '../../../renderer/editor/nodes/ParagraphBlock.ts';
import { SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { ALIGNMENTS, LIST_KINDS, PARAGRAPH_STYLES } from '../../../shared/document/paragraphProperties.ts';
import type { Replica } from '../Replica.ts';
import { $blocks, $select, $toggle } from '../Replica.ts';
import type { Random } from '../random.ts';

/** What a deed is meant to do. Places count every character on the screen, paragraph ends among them. */
export type Intent =
  | {
      readonly kind: 'text';
      readonly from: number;
      readonly to: number;
      readonly typed: string;
      /** Where the caret must be afterwards: behind what was typed, or on this side of what was to go. */
      readonly caret?: 'typed' | 'before' | 'behind';
    }
  | { readonly kind: 'format'; readonly from: number; readonly to: number; readonly name: string }
  | {
      readonly kind: 'property';
      readonly paragraph: number;
      readonly set: Partial<ParagraphProperties>;
    }
  | { readonly kind: 'move' };

export interface Supply {
  readonly random: Random;
  /** A few characters that nobody has typed before. */
  fresh(count: number): string;
  freshLanguage(): string;
}

type Place = [block: number, offset: number];
type Deed = (supply: Supply) => Intent | null;

const textOf = (block: ParagraphBlock | undefined) =>
  block === undefined
    ? ''
    : $readBlock(block)
        .map((run) => run.text)
        .join('');

/** Offsets at which a caret can stand: not inside a surrogate pair. */
export function offsetsOf(text: string): number[] {
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) as number) + character.length);
  return offsets;
}

function place({ below }: Random): Place {
  const blocks = $blocks();
  const block = below(blocks.length);
  const offsets = offsetsOf(textOf(blocks[block]));
  return [block, offsets[below(offsets.length)] as number];
}

function placeBehind({ below }: Random, [block, offset]: Place, across: number): Place {
  const blocks = $blocks();
  const other = Math.min(blocks.length - 1, block + below(across + 1));
  const offsets = offsetsOf(textOf(blocks[other]));
  const reach = other === block ? offsets.filter((end) => end >= offset && end <= offset + 6) : offsets;
  return [other, reach[below(reach.length)] ?? offset];
}

const count = ([block, offset]: Place): number =>
  $blocks()
    .slice(0, block)
    .reduce((sum, one) => sum + textOf(one).length + 1, offset);

/** Where the caret is; null without one. */
export function $caretPlace(): Place | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const block = selection.anchor.getNode().getTopLevelElement();
  if (!$isParagraphBlock(block)) return null;
  const offset = $offsetInBlock(block, selection.anchor);
  return [$blocks().findIndex((one) => one.is(block)), offset];
}

export function $caretCount(): number | null {
  const caret = $caretPlace();
  return caret === null ? null : count(caret);
}

function $erase(from: Place, to: Place, caret?: 'before' | 'behind'): Intent {
  const intent = { kind: 'text' as const, from: count(from), to: count(to), typed: '' };
  $select(from, to).removeText();
  return caret === undefined ? intent : { ...intent, caret };
}

function $type(from: Place, to: Place, typed: string): Intent {
  const intent = { kind: 'text' as const, from: count(from), to: count(to), typed, caret: 'typed' as const };
  $select(from, to).insertText(typed);
  return intent;
}

function $step([block, offset]: Place, by: 1 | -1): Place | null {
  const blocks = $blocks();
  const offsets = offsetsOf(textOf(blocks[block]));
  const next = offsets[offsets.indexOf(offset) + by];
  if (next !== undefined) return [block, next];
  const other = blocks[block + by];
  return other === undefined ? null : [block + by, by === 1 ? 0 : textOf(other).length];
}

export const REVIEW_DEEDS = {
  type: ({ random, fresh }) => {
    const at = place(random);
    return $type(at, at, fresh(1 + random.below(3)));
  },
  typeOn: ({ random, fresh }) => {
    const at = $caretPlace() ?? place(random);
    return $type(at, at, fresh(1));
  },
  typeBold: ({ random, fresh }) => {
    const at = place(random);
    const intent = { kind: 'text' as const, from: count(at), to: count(at), typed: fresh(2) };
    const selection = $select(at);
    selection.format = random.below(4);
    selection.insertText(intent.typed);
    return { ...intent, caret: 'typed' };
  },
  erase: ({ random }) => {
    const from = place(random);
    return $erase(from, placeBehind(random, from, 0));
  },
  backspace: ({ random }) => {
    const caret = $caretPlace();
    const at = caret ?? place(random);
    const before = $step(at, -1);
    return before === null ? null : $erase(before, at, caret === null ? undefined : 'before');
  },
  deleteOn: ({ random }) => {
    const caret = $caretPlace();
    const at = caret ?? place(random);
    const behind = $step(at, 1);
    return behind === null ? null : $erase(at, behind, caret === null ? undefined : 'behind');
  },
  replace: ({ random, fresh }) => {
    const from = place(random);
    return $type(from, placeBehind(random, from, 1), fresh(2));
  },
  softBreak: ({ random }) => {
    const at = place(random);
    const intent = { kind: 'text' as const, from: count(at), to: count(at), typed: SOFT_BREAK };
    $select(at).insertLineBreak();
    return intent;
  },
  split: ({ random }) => {
    const at = place(random);
    const intent = { kind: 'text' as const, from: count(at), to: count(at), typed: '\n' };
    $select(at).insertParagraph();
    return intent;
  },
  join: ({ random }) => {
    const block = random.below($blocks().length - 1);
    const text = textOf($blocks()[block]);
    return $blocks().length < 2 ? null : $erase([block, text.length], [block + 1, 0]);
  },
  eraseAcross: ({ random }) => {
    const from = place(random);
    return $erase(from, placeBehind(random, from, 2));
  },
  removeParagraph: ({ random }) => {
    const blocks = $blocks();
    const index = random.below(blocks.length);
    if (blocks.length < 2) return null;
    const from = count([index, 0]);
    const to = from + textOf(blocks[index]).length + 1;
    blocks[index]?.remove();
    return { kind: 'text', from, to, typed: '' };
  },
  insertParagraphs: ({ random, fresh }) => {
    const index = random.below($blocks().length);
    const at = count([index, 0]) + textOf($blocks()[index]).length + 1;
    let after = $blocks()[index] as ParagraphBlock;
    let typed = '';
    for (let left = 1 + random.below(2); left > 0; left--) {
      const text = fresh(2);
      typed += `${text}\n`;
      const next = $createParagraphNode().append($createTextNode(text)) as ParagraphBlock;
      next.setProperties({ style: random.pick(PARAGRAPH_STYLES) });
      after.insertAfter(next);
      after = next;
    }
    return { kind: 'text', from: at, to: at, typed };
  },
  format: ({ random }) => {
    const from = place(random);
    const to = placeBehind(random, from, 1);
    const name = random.pick(['bold', 'italic', 'underline'] as const);
    const intent = { kind: 'format' as const, from: count(from), to: count(to), name };
    $toggle(from, to, name);
    return intent;
  },
  style: ({ random }) => $restyle(random, { style: random.pick(PARAGRAPH_STYLES) }),
  list: ({ random }) => $restyle(random, { list: random.pick(LIST_KINDS), level: random.below(3) }),
  align: ({ random }) => $restyle(random, { alignment: random.pick(ALIGNMENTS) }),
  language: ({ random, freshLanguage }) => $restyle(random, { language: freshLanguage() }),
  move: ({ random }) => {
    const blocks = $blocks();
    const [node, target] = [random.pick(blocks), random.pick(blocks)];
    if (node.is(target)) return null;
    if (random.below(2) === 0) target.insertAfter(node);
    else target.insertBefore(node);
    return { kind: 'move' };
  },
} satisfies Record<string, Deed>;

function $restyle(random: Random, set: Partial<ParagraphProperties>): Intent {
  const paragraph = random.below($blocks().length);
  ($blocks()[paragraph] as ParagraphBlock).setProperties(set);
  return { kind: 'property', paragraph, set };
}

export type ReviewDeedName = keyof typeof REVIEW_DEEDS;

/** Does it, and says what it was meant to do; null where there was nothing to do it to. */
export function doDeed(replica: Replica, name: ReviewDeedName, supply: Supply): Intent | null {
  let intent: Intent | null = null;
  replica.edit(() => {
    intent = (REVIEW_DEEDS[name] as Deed)(supply);
  });
  return intent;
}
