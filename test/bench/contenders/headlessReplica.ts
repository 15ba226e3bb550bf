/**
 * One person's editor without a screen, for each contender: the sample text, a caret, one keystroke, one
 * update from elsewhere.
 */
import { createHeadlessEditor } from '@lexical/headless';
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
} from 'lexical';
import * as Y from 'yjs';
import { createHeadlessBinding } from '../../../renderer/editor/createHeadlessBinding.ts';
import type { SampleParagraph } from '../sampleText.ts';
import type { ContenderName, HeadlessName } from './Contender.ts';
import { sampleDocument } from './sampleDocument.ts';
import { $setPoint } from './setPoint.ts';
import { bindV1, bindV2 } from './stockBindings.ts';
import { $fillStock, STOCK_NODES } from './stockText.ts';

export interface HeadlessReplica {
  /** One string per paragraph, as the editor's state holds them. */
  lines(): string[];
  placeCaret(block: number, offset: number): void;
  /** At the caret: the editor's update, the Yjs transaction and the encoding of what a peer is sent. */
  type(text: string): void;
  /** What the last keystroke sends to others; null without a document. */
  takeUpdate(): Uint8Array | null;
  /** Takes in another's keystroke; returns when the editor's state holds it. */
  apply(stroke: RemoteStroke): void;
}

/** A letter typed elsewhere: as an update, or for Lexical alone as the place where it goes. */
export interface RemoteStroke {
  readonly update: Uint8Array | null;
  readonly block: number;
  readonly offset: number;
  readonly text: string;
}

const onError = (error: Error) => {
  throw error;
};

/** The document of a contender that has one, as the one update that a first join receives. */
export function makeDocument(
  name: Exclude<HeadlessName, 'lexical'>,
  paragraphs: readonly SampleParagraph[],
): Uint8Array {
  if (name === 'ours' || name === 'yjs') return sampleDocument(paragraphs);
  const doc = new Y.Doc();
  const editor = createHeadlessEditor({ nodes: STOCK_NODES, onError });
  if (name === 'v1') bindV1(editor, doc);
  else bindV2(editor, doc);
  editor.update(() => $fillStock(paragraphs), { discrete: true });
  return Y.encodeStateAsUpdate(doc);
}

/** @param document from `makeDocument`; bare Lexical takes the paragraphs themselves */
export function openHeadless(
  name: HeadlessName,
  paragraphs: readonly SampleParagraph[],
  document: Uint8Array | null,
): HeadlessReplica {
  if (name === 'yjs') return openYjs(document as Uint8Array);
  const { editor, doc } = open(name, paragraphs, document);
  let update: Uint8Array | null = null;
  doc?.on('update', (bytes: Uint8Array) => {
    update = bytes;
  });
  return {
    lines: () =>
      editor.getEditorState().read(() =>
        $getRoot()
          .getChildren()
          .map((block) => block.getTextContent()),
      ),
    placeCaret(block, offset) {
      editor.update(
        () => {
          const node = $getRoot().getChildAtIndex(block);
          if (!$isElementNode(node)) throw new Error(`there is no paragraph ${block}`);
          const selection = $createRangeSelection();
          $setPoint(selection.anchor, node, offset);
          $setPoint(selection.focus, node, offset);
          $setSelection(selection);
        },
        { discrete: true },
      );
    },
    type(text) {
      editor.update(
        () => {
          const selection = $getSelection();
          if (!$isRangeSelection(selection)) throw new Error('there is no caret');
          selection.insertText(text);
        },
        { discrete: true },
      );
    },
    takeUpdate() {
      const taken = update;
      update = null;
      return taken;
    },
    apply({ update: bytes, block, offset, text }) {
      if (doc === null) {
        editor.update(() => $insertAt(block, offset, text), { discrete: true });
        return;
      }
      if (bytes === null) throw new Error(`${name}: a keystroke made no update`);
      Y.applyUpdate(doc, bytes, 'remote');
      // v1 and V2 leave a pending editor state behind, committed in a microtask; ours has committed by now.
      if (name !== 'ours') editor.update(() => {}, { discrete: true });
    },
  };
}

/** The document as a text nobody edits on a screen. */
function openYjs(document: Uint8Array): HeadlessReplica {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document);
  const body = doc.getText('body');
  const lines = () => body.toString().replace(/\n$/, '').split('\n');
  let update: Uint8Array | null = null;
  let caret = 0;
  doc.on('update', (bytes: Uint8Array) => {
    update = bytes;
  });
  return {
    lines,
    placeCaret(block, offset) {
      caret = lines()
        .slice(0, block)
        .reduce((sum, line) => sum + line.length + 1, offset);
    },
    type(text) {
      body.insert(caret, text);
      caret += text.length;
    },
    takeUpdate() {
      const taken = update;
      update = null;
      return taken;
    },
    apply: ({ update: bytes }) => Y.applyUpdate(doc, bytes as Uint8Array, 'remote'),
  };
}

/** Puts text into a paragraph without a selection: the least that a remote letter can cost. */
function $insertAt(block: number, offset: number, text: string): void {
  const node = $getRoot().getChildAtIndex(block);
  if (!$isElementNode(node)) throw new Error(`there is no paragraph ${block}`);
  const selection = $createRangeSelection();
  $setPoint(selection.anchor, node, offset);
  const target = selection.anchor.getNode();
  if ($isTextNode(target)) target.spliceText(selection.anchor.offset, 0, text);
}

function open(name: ContenderName, paragraphs: readonly SampleParagraph[], document: Uint8Array | null) {
  const doc = new Y.Doc();
  if (name === 'ours') {
    Y.applyUpdate(doc, document as Uint8Array);
    return { editor: createHeadlessBinding(doc).editor, doc };
  }
  const editor = createHeadlessEditor({ nodes: STOCK_NODES, onError });
  if (name === 'lexical') {
    editor.update(() => $fillStock(paragraphs), { discrete: true });
    return { editor, doc: null };
  }
  if (name === 'v1') {
    bindV1(editor, doc);
    Y.applyUpdate(doc, document as Uint8Array, 'remote');
  } else {
    Y.applyUpdate(doc, document as Uint8Array, 'remote');
    bindV2(editor, doc);
  }
  editor.update(() => {}, { discrete: true });
  return { editor, doc };
}
