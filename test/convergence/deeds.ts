/** What a person may do in the fuzz, by profile. Each deed edits the way a person would. */
import { $createParagraphNode, $createTextNode } from 'lexical';
import { $createEmbedNode, $isEmbedNode } from '../../renderer/editor/nodes/EmbedNode.ts';
import { ALIGNMENTS, LIST_KINDS, PARAGRAPH_STYLES } from '../../shared/document/paragraphProperties.ts';
import { $signedText, $signOfNode, citing } from './embedSigns.ts';
import type { Replica } from './Replica.ts';
import { $blocks, $select } from './Replica.ts';
import type { Random } from './random.ts';

export interface DeedContext {
  readonly random: Random;
  /** A few characters that nobody has typed before. */
  fresh(count: number): string;
  /** A language tag that nobody has given before. */
  freshLanguage(): string;
  /** Characters put elsewhere by this deed. */
  moved: string;
  /** The one character that this deed takes out; '' where it may be any. */
  removed: string;
}

type Deed = (replica: Replica, context: DeedContext) => void;

const place = ({ below }: Random): [number, number] => {
  const blocks = $blocks();
  const block = below(blocks.length);
  // Not inside a surrogate pair: no caret can stand there.
  const ends = [0];
  for (const character of blocks[block]?.getTextContent() ?? '')
    ends.push((ends.at(-1) as number) + character.length);
  return [block, ends[below(ends.length)] as number];
};

const near = ({ below }: Random, [block, offset]: [number, number], across: number): [number, number] => {
  const blocks = $blocks();
  const other = Math.min(blocks.length - 1, block + below(across + 1));
  const text = blocks[other]?.getTextContent() ?? '';
  const ends = [0];
  for (const character of text) ends.push((ends.at(-1) as number) + character.length);
  const reach = other === block ? ends.filter((end) => end >= offset && end <= offset + 6) : ends;
  return [other, reach[below(reach.length)] ?? offset];
};

const edit =
  (change: (context: DeedContext) => void): Deed =>
  (replica, context) =>
    replica.edit(() => change(context));

export const DEEDS = {
  type: edit(({ random, fresh }) => $select(place(random)).insertText(fresh(1 + random.below(3)))),
  erase: edit(({ random }) => {
    const from = place(random);
    $select(from, near(random, from, 0)).removeText();
  }),
  replace: edit(({ random, fresh }) => {
    const from = place(random);
    $select(from, near(random, from, 1)).insertText(fresh(2));
  }),
  format: edit(({ random }) => {
    const from = place(random);
    $select(from, near(random, from, 1)).formatText(
      random.pick(['bold', 'italic', 'underline', 'strikethrough']),
    );
  }),
  typeBold: edit(({ random, fresh }) => {
    const selection = $select(place(random));
    selection.format = random.below(4);
    selection.insertText(fresh(2));
  }),
  softBreak: edit(({ random }) => $select(place(random)).insertLineBreak()),
  split: edit(({ random }) => void $select(place(random)).insertParagraph()),
  join: edit(({ random }) => {
    const block = random.below($blocks().length);
    $select([block, 1e6], [block + 1, 0]).removeText();
  }),
  eraseAcross: edit(({ random }) => {
    const from = place(random);
    $select(from, near(random, from, 2)).removeText();
  }),
  removeParagraph: edit(({ random }) => {
    const blocks = $blocks();
    if (blocks.length > 1) random.pick(blocks).remove();
  }),
  insertParagraphs: edit(({ random, fresh }) => {
    let after = random.pick($blocks());
    for (let count = 1 + random.below(3); count > 0; count--) {
      const next = $createParagraphNode().append($createTextNode(fresh(3))) as typeof after;
      next.setProperties({ style: random.pick(PARAGRAPH_STYLES) });
      after.insertAfter(next);
      after = next;
    }
  }),
  style: edit(
    ({ random }) => void random.pick($blocks()).setProperties({ style: random.pick(PARAGRAPH_STYLES) }),
  ),
  list: edit(
    ({ random }) =>
      void random.pick($blocks()).setProperties({ list: random.pick(LIST_KINDS), level: random.below(3) }),
  ),
  align: edit(
    ({ random }) => void random.pick($blocks()).setProperties({ alignment: random.pick(ALIGNMENTS) }),
  ),
  language: edit(
    ({ random, freshLanguage }) => void random.pick($blocks()).setProperties({ language: freshLanguage() }),
  ),
  embed: edit(({ random, fresh }) => {
    // Often several side by side: which of them goes later is the question.
    const embeds = Array.from({ length: 1 + random.below(3) }, () => citing(fresh(1)));
    $select(place(random)).insertNodes(
      embeds.map((content) => $createEmbedNode({ of: '', kind: 'citation', content })),
    );
  }),
  removeEmbed: (replica, context) =>
    replica.edit(() => {
      const embeds = $blocks().flatMap((block) => block.getChildren().filter($isEmbedNode));
      if (embeds.length === 0) return;
      const node = context.random.pick(embeds);
      context.removed = $signOfNode(replica.desk.flow, node);
      node.remove();
    }),
  move: (replica, context) =>
    replica.edit(() => {
      const blocks = $blocks();
      const [node, target] = [context.random.pick(blocks), context.random.pick(blocks)];
      if (node.is(target)) return;
      // The binding may as well see this as the paragraphs between moving the other way.
      const [from, to] = [blocks.indexOf(node), blocks.indexOf(target)];
      context.moved = blocks
        .slice(Math.min(from, to), Math.max(from, to) + 1)
        .map((block) => $signedText(replica.desk.flow, block))
        .join('');
      if (context.random.below(2) === 0) target.insertAfter(node);
      else target.insertBefore(node);
    }),
  undo: (replica) => void replica.desk.history.undo(),
  redo: (replica) => void replica.desk.history.redo(),
  pause: (replica) => replica.pause(),
} satisfies Record<string, Deed>;

export type DeedName = keyof typeof DEEDS;

const TEXT: DeedName[] = ['type', 'type', 'type', 'erase', 'replace', 'softBreak'];
const FORMAT: DeedName[] = [...TEXT, 'format', 'format', 'typeBold'];
const SPLIT: DeedName[] = [
  ...TEXT,
  'split',
  'split',
  'join',
  'eraseAcross',
  'removeParagraph',
  'insertParagraphs',
];
const BLOCK: DeedName[] = [...SPLIT, 'style', 'list', 'align', 'language'];
const ALL: DeedName[] = [...BLOCK, 'format', 'typeBold', 'undo', 'undo', 'redo', 'pause', 'pause'];

export const PROFILES = {
  text: TEXT,
  format: FORMAT,
  split: SPLIT,
  block: BLOCK,
  undo: [
    ...TEXT,
    'split',
    'join',
    'format',
    'style',
    'undo',
    'undo',
    'undo',
    'redo',
    'redo',
    'pause',
    'pause',
  ],
  all: ALL,
  embeds: [...ALL, 'embed', 'embed', 'embed', 'removeEmbed'],
  moves: [...ALL, 'embed', 'move', 'move'],
} satisfies Record<string, DeedName[]>;

export type ProfileName = keyof typeof PROFILES;
