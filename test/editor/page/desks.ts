/** Two desks in one page: two documents, two editors, presence; what passes between them can be held back. */
import { $createRangeSelection, $getNodeByKey, $getRoot, $setSelection, type LexicalNode } from 'lexical';
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { $setPointInBlock } from '../../../renderer/editor/binding/blockPoints.ts';
import { $readBlock } from '../../../renderer/editor/binding/blockTokens.ts';
import { createDocumentEditor } from '../../../renderer/editor/createDocumentEditor.ts';
import type { DocumentEditor } from '../../../renderer/editor/DocumentEditor.ts';
import { $isParagraphBlock, type ParagraphBlock } from '../../../renderer/editor/nodes/ParagraphBlock.ts';
import { createDocument } from '../../../shared/document/createDocument.ts';
import {
  DEFAULT_PROPERTIES,
  type ParagraphProperties,
  PROPERTY_NAMES,
} from '../../../shared/document/paragraphProperties.ts';
import { readDocument } from '../../../shared/document/readDocument.ts';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import { plainEmbeds } from '../../browser/plainEmbeds.ts';
import type { PeerDeed, Place, PlainParagraph, ShownParagraph, Who } from './DeskApi.ts';

const PEOPLE: Readonly<Record<Who, Person>> = {
  a: { id: 'one', name: 'Leila Amiri', delegation: 'Fiji' },
  b: { id: 'two', name: 'Kenji Tanaka', delegation: 'Japan' },
};

export interface Desk {
  readonly who: Who;
  readonly root: HTMLElement;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly editor: DocumentEditor;
  readonly waiting: Uint8Array[];
  close(): void;
}

export const errors: string[] = [];

export function openDesk(who: Who, update: Uint8Array): Desk {
  const root = document.getElementById(who) as HTMLElement;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update, 'load');
  const awareness = new Awareness(doc);
  const editor = createDocumentEditor({
    ...plainEmbeds,
    doc,
    awareness,
    person: PEOPLE[who],
    onError: (error) => errors.push(`${who}: ${error.stack ?? error.message}`),
    lookOf: ({ op, contested }, author, where) => ({
      colour: `var(--delegation-${author.delegation === 'FJ' ? 1 : 2})`,
      pattern: 1,
      said: where === 'text' ? `${author.name}, ${op}: ` : ` ${author.name}, paragraph ${op}. `,
      saidAfter: where === 'text' ? `, end of ${op} ` : '',
      contested: contested ? 'contested' : null,
    }),
  });
  const detach = editor.attach(root);
  const waiting: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin !== 'remote') waiting.push(bytes);
  });
  return {
    who,
    root,
    doc,
    awareness,
    editor,
    waiting,
    close() {
      detach();
      editor.destroy();
      removeAwarenessStates(awareness, [...awareness.getStates().keys()], 'closing');
      awareness.destroy();
      doc.destroy();
    },
  };
}

export function passPresence(from: Desk, to: Desk): void {
  from.awareness.on(
    'update',
    ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      if (origin === 'remote') return;
      applyAwarenessUpdate(
        to.awareness,
        encodeAwarenessUpdate(from.awareness, [...added, ...updated, ...removed]),
        'remote',
      );
    },
  );
}

export function hand(from: Desk, to: Desk): void {
  for (const update of from.waiting.splice(0)) Y.applyUpdate(to.doc, update, 'remote');
}

export function makeUpdate(paragraphs: readonly PlainParagraph[]): Uint8Array {
  return createDocument({
    paragraphs: paragraphs.map(({ runs, ...properties }) => ({
      properties: { ...DEFAULT_PROPERTIES, ...properties },
      runs: runs.map(([text, formats]) => ({ text, formats: formats ?? {} })),
    })),
  });
}

function differing(properties: ParagraphProperties): Partial<ParagraphProperties> {
  return Object.fromEntries(
    PROPERTY_NAMES.filter((name) => properties[name] !== DEFAULT_PROPERTIES[name]).map((name) => [
      name,
      properties[name],
    ]),
  );
}

export function paragraphsOf(doc: Y.Doc): ShownParagraph[] {
  return readDocument(doc, { title: '', language: 'en' }).paragraphs.map(({ properties, runs }) => ({
    ...differing(properties),
    runs: runs.map(({ text, formats }): [string, typeof formats] | [string] =>
      Object.keys(formats).length === 0 ? [text] : [text, formats],
    ),
  }));
}

const $blocks = (): ParagraphBlock[] => $getRoot().getChildren().filter($isParagraphBlock);

/** What Lexical holds, node by node. */
export function screenOf(editor: DocumentEditor): string {
  return editor.lexical
    .getEditorState()
    .read(() =>
      JSON.stringify(
        $blocks().map((block) => [
          differing(block.getProperties()),
          $readBlock(block),
          block.getChildren().map($leaf),
        ]),
      ),
    );
}

const $leaf = (node: LexicalNode) => [node.getType(), node.getTextContent()];

function $select(from: Place, to: Place) {
  const blocks = $blocks();
  const selection = $createRangeSelection();
  for (const [point, [block, offset]] of [
    [selection.anchor, from],
    [selection.focus, to],
  ] as const) {
    $setPointInBlock(point, blocks[block] as ParagraphBlock, offset);
  }
  $setSelection(selection);
  return selection;
}

/** The peer's own selection is left as it was. */
export function act(editor: DocumentEditor, deed: PeerDeed): void {
  editor.lexical.update(
    () => {
      switch (deed.do) {
        case 'type':
          return $select(deed.at, deed.at).insertText(deed.text);
        case 'split':
          return void $select(deed.at, deed.at).insertParagraph();
        case 'join': {
          const length = $blocks()[deed.paragraph]?.getTextContentSize() ?? 0;
          return $select([deed.paragraph, length], [deed.paragraph + 1, 0]).removeText();
        }
        case 'remove':
          return $select(deed.from, deed.to).removeText();
        case 'format':
          return $select(deed.from, deed.to).formatText(deed.format);
        case 'properties': {
          const block = $getNodeByKey($blocks()[deed.paragraph]?.getKey() ?? '');
          if ($isParagraphBlock(block)) block.setProperties(deed.set);
        }
      }
    },
    { discrete: true, tag: 'skip-dom-selection' },
  );
}
