/**
 * Both bindings of @lexical/yjs, wired as @lexical/react wires them, without a provider. Neither shows
 * cursors here: what is measured is the text's way alone, which is in their favour.
 */
import {
  createBindingV2__EXPERIMENTAL,
  createYjsBinding,
  type Provider,
  syncLexicalUpdateToYjs,
  syncLexicalUpdateToYjsV2__EXPERIMENTAL,
  syncYjsChangesToLexical,
  syncYjsChangesToLexicalV2__EXPERIMENTAL,
  syncYjsStateToLexicalV2__EXPERIMENTAL,
} from '@lexical/yjs';
import { type LexicalEditor, SKIP_COLLAB_TAG } from 'lexical';
import * as Y from 'yjs';

const PROVIDER: Provider = {
  awareness: {
    getLocalState: () => null,
    getStates: () => new Map(),
    on() {},
    off() {},
    setLocalState() {},
    setLocalStateField() {},
  },
  connect() {},
  disconnect() {},
  on() {},
  off() {},
};

/** v1 shows what arrives after this call: load the document into `doc` afterwards. */
export function bindV1(editor: LexicalEditor, doc: Y.Doc): void {
  const binding = createYjsBinding({ editor, id: 'main', doc, docMap: new Map([['main', doc]]) });
  binding.root.getSharedType().observeDeep((events, transaction) => {
    if (transaction.origin === binding) return;
    syncYjsChangesToLexical(
      binding,
      PROVIDER,
      events as Parameters<typeof syncYjsChangesToLexical>[2],
      transaction.origin instanceof Y.UndoManager,
    );
  });
  editor.registerUpdateListener(
    ({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) => {
      if (tags.has(SKIP_COLLAB_TAG)) return;
      syncLexicalUpdateToYjs(
        binding,
        PROVIDER,
        prevEditorState,
        editorState,
        dirtyElements,
        dirtyLeaves,
        normalizedNodes,
        tags,
      );
    },
  );
}

/** V2 shows what `doc` holds already, and what arrives. */
export function bindV2(editor: LexicalEditor, doc: Y.Doc): void {
  const binding = createBindingV2__EXPERIMENTAL(editor, 'main', doc, new Map([['main', doc]]));
  binding.root.observeDeep((events, transaction) => {
    if (transaction.origin === binding) return;
    syncYjsChangesToLexicalV2__EXPERIMENTAL(
      binding,
      PROVIDER,
      events as Parameters<typeof syncYjsChangesToLexicalV2__EXPERIMENTAL>[2],
      transaction,
      transaction.origin instanceof Y.UndoManager,
    );
  });
  editor.registerUpdateListener(
    ({ prevEditorState, editorState, dirtyElements, dirtyLeaves, normalizedNodes, tags }) => {
      if (tags.has(SKIP_COLLAB_TAG)) return;
      syncLexicalUpdateToYjsV2__EXPERIMENTAL(
        binding,
        PROVIDER,
        prevEditorState,
        editorState,
        dirtyElements,
        dirtyLeaves,
        normalizedNodes,
        tags,
      );
    },
  );
  if (binding.root.length > 0) syncYjsStateToLexicalV2__EXPERIMENTAL(binding, PROVIDER);
}
