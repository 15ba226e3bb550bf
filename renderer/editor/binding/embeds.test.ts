/** Embeds on the screen: rule B6 of shared/document/SPEC.md for the one character that stands for each. */
import type { LexicalEditor, LexicalNode } from 'lexical';
import { $getRoot, $isTextNode } from 'lexical';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { editFlow } from '../../../shared/document/editFlow.ts';
import { insertInline } from '../../../shared/document/edits/insertInline.ts';
import { readParagraphs } from '../../../shared/document/readDocument.ts';
import type { HeadlessBinding } from '../createHeadlessBinding.ts';
import { createHeadlessBinding } from '../createHeadlessBinding.ts';
import { $isEmbedNode } from '../nodes/EmbedNode.ts';
import { $isParagraphBlock, type ParagraphBlock } from '../nodes/ParagraphBlock.ts';

const CAPTIONS: readonly EmbedContent[] = [
  { kind: 'caption', label: 'table' },
  { kind: 'caption', label: 'figure' },
  { kind: 'date' },
];

/** `ab` and `cd` with embeds put in behind each of the first letters. */
function deskWith(...places: readonly number[]): HeadlessBinding {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, 'ab\ncd');
  const desk = createHeadlessBinding(doc);
  for (const [index, at] of places.entries()) {
    const { flow, edits } = insertInline(desk.flow, at, CAPTIONS[index] as EmbedContent);
    editFlow(flow, edits, 'elsewhere');
  }
  return desk;
}

const edit = (editor: LexicalEditor, act: (blocks: readonly ParagraphBlock[]) => void) =>
  editor.update(() => act($getRoot().getChildren().filter($isParagraphBlock)), { discrete: true });

/** What stands in the document: text as it is, embeds in brackets. */
const stored = ({ flow }: HeadlessBinding) =>
  readParagraphs(flow)
    .map(({ runs }) =>
      runs
        .map(({ text, embed }) => {
          if (embed === undefined) return text;
          return embed.kind === 'caption' ? `[${embed.label}]` : `[${embed.kind}]`;
        })
        .join(''),
    )
    .join('|');

/** The same of the screen, by identity. */
const shown = ({ editor, flow }: HeadlessBinding) => {
  const kinds = new Map(
    readParagraphs(flow).flatMap(({ runs }) =>
      runs.flatMap(({ embed }) => (embed?.id === undefined ? [] : [[embed.id, embed] as const])),
    ),
  );
  const word = (node: LexicalNode): string => {
    if (!$isEmbedNode(node)) return node.getTextContent();
    const embed = kinds.get(node.getPart().of);
    return embed?.kind === 'caption' ? `[${embed.label}]` : `[${embed?.kind ?? 'nothing'}]`;
  };
  return editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((block) => ($isParagraphBlock(block) ? block.getChildren().map(word).join('') : '?'))
      .join('|'),
  );
};

const embedNode = (block: ParagraphBlock | undefined, index: number) =>
  block?.getChildren().filter($isEmbedNode)[index];

test('B6 an embed that arrives is one node, known by its character; typing beside it leaves it there', () => {
  const desk = deskWith(1);
  expect(shown(desk)).toBe('a[table]b|cd');
  const key = desk.editor.getEditorState().read(() => $getRoot().getFirstChildOrThrow().getKey());
  edit(desk.editor, ([first]) => {
    const text = first?.getFirstChild();
    if ($isTextNode(text)) text.setTextContent('ax');
    const last = first?.getLastChild();
    if ($isTextNode(last)) last.setTextContent('yb');
  });
  expect([stored(desk), shown(desk)]).toEqual(['ax[table]yb|cd', 'ax[table]yb|cd']);
  expect(desk.editor.getEditorState().read(() => $getRoot().getFirstChildOrThrow().getKey())).toBe(key);
});

test.each([
  [0, 'a[figure]b|cd'],
  [1, 'a[table]b|cd'],
])('B6 of two that look alike to a text, the one that is deleted goes (%i)', (index, left) => {
  const desk = deskWith(1, 2);
  expect(shown(desk)).toBe('a[table][figure]b|cd');
  edit(desk.editor, ([first]) => embedNode(first, index)?.remove());
  expect([stored(desk), shown(desk)]).toEqual([left, left]);
  desk.history.undo();
  expect([stored(desk), shown(desk)]).toEqual(['a[table][figure]b|cd', 'a[table][figure]b|cd']);
});

test('B6 paragraphs with embeds are split, joined and moved with what stands in them', () => {
  const desk = deskWith(1, 5);
  expect(shown(desk)).toBe('a[table]b|c[figure]d');
  edit(desk.editor, ([first]) => {
    embedNode(first, 0)?.selectPrevious().insertParagraph();
  });
  expect([stored(desk), shown(desk)]).toEqual(['a|[table]b|c[figure]d', 'a|[table]b|c[figure]d']);
  edit(desk.editor, ([, second, third]) => {
    if (second !== undefined) third?.insertAfter(second);
  });
  expect([stored(desk), shown(desk)]).toEqual(['a|c[figure]d|[table]b', 'a|c[figure]d|[table]b']);
  edit(desk.editor, ([, second, third]) => {
    second?.append(...(third?.getChildren() ?? []));
    third?.remove();
  });
  expect([stored(desk), shown(desk)]).toEqual(['a|c[figure]d[table]b', 'a|c[figure]d[table]b']);
});

test('B6 while suggesting, an embed that is deleted stands as a proposal, and rejecting it changes nothing', () => {
  const desk = deskWith(1, 2);
  desk.writer.mode = 'suggesting';
  edit(desk.editor, ([first]) => embedNode(first, 1)?.remove());
  expect([stored(desk), shown(desk)]).toEqual(['a[table][figure]b|cd', 'a[table][figure]b|cd']);
  const of = (index: number) =>
    desk.editor.getEditorState().read(() => {
      const first = $getRoot().getFirstChild();
      return $isParagraphBlock(first) ? embedNode(first, index)?.getStyle() : undefined;
    });
  expect([of(0), of(1)]).toEqual(['', expect.stringContaining('--change')]);
});
