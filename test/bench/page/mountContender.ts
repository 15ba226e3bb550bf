/**
 * A contender on the page: an editor in a contenteditable element, holding the sample text. The stock editors
 * have what a plain rich-text Lexical has; ours is the whole editor of the desk.
 */
import { registerRichText } from '@lexical/rich-text';
import { createEditor, type LexicalEditor } from 'lexical';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { DocumentEditorOptions } from '../../../renderer/editor/createDocumentEditor.ts';
import { createDocumentEditor } from '../../../renderer/editor/createDocumentEditor.ts';
import type { Review } from '../../../renderer/editor/Review.ts';
import { plainEmbeds } from '../../browser/plainEmbeds.ts';
import type { ContenderName } from '../contenders/Contender.ts';
import { bindV1, bindV2 } from '../contenders/stockBindings.ts';
import { $fillStock, STOCK_NODES } from '../contenders/stockText.ts';
import type { SampleParagraph } from '../sampleText.ts';

export interface Mounted {
  readonly lexical: LexicalEditor;
  /** Takes in what a peer typed, and where the peer's caret is now. */
  receive(stroke: PeerStroke): void;
  /** Suggestions, where the editor knows any. */
  readonly review: Review | null;
  /** Whether all of the text is shown. */
  isComplete(): boolean;
}

export interface PeerStroke {
  readonly update: Uint8Array;
  readonly cursor: readonly [string, string] | null;
}

/** As long words as the desk has for it, without the desk's catalogues. */
const lookOf: NonNullable<DocumentEditorOptions['lookOf']> = ({ op, contested }, { name, delegation }) => ({
  colour: `var(--delegation-${(delegation.charCodeAt(0) % 8) + 1})`,
  pattern: delegation.charCodeAt(1) % 5,
  said: `${name}, ${delegation}, ${op === 'insert' ? 'inserted' : 'deleted'}:`,
  saidAfter: `end of the ${op}`,
  contested: contested ? 'contested' : null,
});

const onError = (error: Error) => {
  throw error;
};

/** @param document what a first join receives; bare Lexical takes the paragraphs themselves */
export function mountContender(
  name: ContenderName,
  root: HTMLElement,
  source: { readonly paragraphs: readonly SampleParagraph[]; readonly document: Uint8Array | null },
): Mounted {
  const doc = new Y.Doc();
  if (name === 'ours') return mountOurs(doc, root, source.document as Uint8Array);
  const lexical = createEditor({ namespace: 'bench', nodes: STOCK_NODES, onError });
  registerRichText(lexical);
  lexical.setRootElement(root);
  if (name === 'lexical') {
    lexical.update(() => $fillStock(source.paragraphs), { discrete: true });
  } else if (name === 'v1') {
    bindV1(lexical, doc);
    Y.applyUpdate(doc, source.document as Uint8Array, 'remote');
  } else {
    Y.applyUpdate(doc, source.document as Uint8Array, 'remote');
    bindV2(lexical, doc);
  }
  doc.on('update', () => {}); // a provider listens: without one Yjs would not encode updates
  return {
    lexical,
    receive: ({ update }) => Y.applyUpdate(doc, update, 'remote'),
    review: null,
    isComplete: () => true,
  };
}

function mountOurs(doc: Y.Doc, root: HTMLElement, document: Uint8Array): Mounted {
  Y.applyUpdate(doc, document);
  const awareness = new Awareness(doc);
  doc.on('update', () => {});
  awareness.on('update', ({ added, updated }: { added: number[]; updated: number[] }, origin: unknown) => {
    if (origin === 'local') encodeAwarenessUpdate(awareness, [...added, ...updated]); // what a provider sends
  });
  const person = { id: 'bench', name: 'Bench Person', delegation: 'Malaysia' };
  const editor = createDocumentEditor({
    ...plainEmbeds,
    doc,
    awareness,
    person,
    onError,
    lookOf,
  });
  editor.attach(root);
  const peer = new Awareness(new Y.Doc());
  return {
    lexical: editor.lexical,
    review: editor.review,
    // Counted once all of it is there.
    isComplete: () => editor.summary.get().words > 0,
    receive({ update, cursor }) {
      Y.applyUpdate(doc, update, 'remote');
      peer.setLocalState({ person: { id: 'peer', name: 'Peer Person', delegation: 'Thailand' }, cursor });
      applyAwarenessUpdate(awareness, encodeAwarenessUpdate(peer, [peer.clientID]), 'remote');
    },
  };
}
