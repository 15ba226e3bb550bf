/** The editor, put together: Lexical, the binding to the flow, undo, keys, paste, other people's carets. */
import { registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  createEditor,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  type TextFormatType,
} from 'lexical';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Author } from '../../shared/changes/Author.ts';
import { Changes } from '../../shared/changes/Changes.ts';
import { ChangesView } from '../../shared/changes/ChangesView.ts';
import type { ChangeSign } from '../../shared/changes/changeKey.ts';
import { History } from '../../shared/changes/History.ts';
import { ReviewWriter } from '../../shared/changes/ReviewWriter.ts';
import { Flow } from '../../shared/document/Flow.ts';
import { paragraphId } from '../../shared/document/ids.ts';
import type { ToggleFormat } from '../../shared/document/inlineFormats.ts';
import { isSafeLink, TOGGLE_FORMATS } from '../../shared/document/inlineFormats.ts';
import { keepCopiesRight } from '../../shared/document/keepCopiesRight.ts';
import { isPropertyValue } from '../../shared/document/paragraphProperties.ts';
import type { Person, PresenceState } from '../../shared/platform/DocumentConnection.ts';
import { writable } from '../../shared/platform/Readable.ts';
import { $placeOfCaret } from './binding/caret.ts';
import { compactNodes } from './binding/compactNodes.ts';
import { FlowBinding } from './binding/FlowBinding.ts';
import { $caretState, NO_CARET, sameCaret } from './caretState.ts';
import { registerCopy } from './clipboard/registerCopy.ts';
import { registerPaste } from './clipboard/registerPaste.ts';
import { keepCopy } from './commands/keepCopy.ts';
import { $setLink } from './commands/linkCommands.ts';
import { registerParagraphShortcuts } from './commands/markdownShortcuts.ts';
import {
  $indent,
  $moveParagraphs,
  $setAlignment,
  $setDirection,
  $setLanguage,
  $setStyle,
  $toggleList,
} from './commands/paragraphCommands.ts';
import { registerBursts } from './commands/registerBursts.ts';
import { registerKeys } from './commands/registerKeys.ts';
import { createComments } from './comments/createComments.ts';
import { cursorShape } from './cursors/cursorShape.ts';
import { decodeCursor, encodeCursor } from './cursors/presenceCursor.ts';
import { RemoteCursors } from './cursors/RemoteCursors.ts';
import type { CaretState, DocumentEditor, DocumentSummary } from './DocumentEditor.ts';
import { drawLabels } from './drawLabels.ts';
import { guardRemoveText } from './guardRemoveText.ts';
import { keepCaret } from './keepCaret.ts';
import { EDITOR_NAMESPACE, EDITOR_NODES } from './nodes/editorNodes.ts';
import { $isParagraphBlock } from './nodes/ParagraphBlock.ts';
import type { ChangeLook, ChangeWhere, LookOf } from './nodes/showChange.ts';
import { CHANGE_LOOK } from './nodes/showChange.ts';
import { noteReplaced } from './noteReplaced.ts';
import { createReview } from './review/createReview.ts';
import { FIRST_PIECE, showRest } from './showRest.ts';
import { NO_SUMMARY, summarise } from './summarise.ts';

export interface DocumentEditorOptions {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly person: Person;
  /** An error inside an edit: that edit was rolled back, the text is as before it. */
  readonly onError: (error: Error) => void;
  /** How a proposal looks and what a screen reader says of it. */
  readonly lookOf?: (sign: ChangeSign, author: Author, where: ChangeWhere) => ChangeLook;
}

/** Milliseconds of rest after which outline and word count are brought up to date. */
const REST = 300;

const LEXICAL_NAMES: Partial<Record<ToggleFormat, TextFormatType>> = { strike: 'strikethrough' };
const CLASSES: Readonly<Record<string, string>> = {
  // What is bold as well is one element, and that says bold.
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  underlineStrikethrough: 'us',
};

export function createDocumentEditor({
  doc,
  awareness,
  person,
  onError,
  lookOf,
}: DocumentEditorOptions): DocumentEditor {
  guardRemoveText();
  noteReplaced();
  const lookOfSign: LookOf = (sign, where) => {
    const suggestion = changes.suggestions.get(sign.id);
    return suggestion === undefined || lookOf === undefined ? null : lookOf(sign, suggestion.author, where);
  };
  const lexical = createEditor({
    namespace: EDITOR_NAMESPACE,
    nodes: EDITOR_NODES,
    onError,
    theme: { text: CLASSES, [CHANGE_LOOK]: lookOfSign },
  });
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const view = new ChangesView(changes);
  const writer = new ReviewWriter({ changes, author: person, now: Date.now });
  const history = new History(changes, () => performance.now());
  const caret = writable<CaretState>(NO_CARET);
  const summary = writable<DocumentSummary>(NO_SUMMARY);
  let cursors: RemoteCursors | null = null;
  let focused = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  let labelsDue = false;
  /** Once the paragraphs they belong to are on the page: Lexical may still be about to make those. */
  const drawDueLabels = () => {
    if (!labelsDue || lexical._pendingEditorState !== null) return;
    labelsDue = false;
    drawLabels(lexical, binding.blocks);
  };
  const summariseNow = () => {
    if (!binding.complete) return;
    compactNodes(lexical);
    summary.set(summarise(flow, binding.blocks, summary.get()));
    review.listNow();
    comments.listNow();
  };
  const binding: FlowBinding = new FlowBinding({
    editor: lexical,
    changes,
    view,
    writer,
    history,
    first: FIRST_PIECE,
    onChange: (structural) => {
      labelsDue ||= structural;
      // Called once from within the constructor, before there is a binding to read from.
      queueMicrotask(drawDueLabels);
      clearTimeout(rest);
      rest = setTimeout(summariseNow, REST);
      cursors?.schedule();
      queueMicrotask(() => {
        review.redrawn();
        comments.redrawn();
      });
    },
  });
  const review = createReview({ lexical, changes, view, writer, history, binding, author: person });
  const comments = createComments({ lexical, changes, binding, review, author: person });

  const letCopiesBe = keepCopiesRight(flow);

  const readCaret = () => {
    const next = lexical
      .getEditorState()
      .read(() =>
        $caretState(binding.blocks, focused, { canUndo: history.canUndo, canRedo: history.canRedo }),
      );
    if (!sameCaret(caret.get(), next)) caret.set(next);
  };
  let sentCursor = '';
  const sendCursor = () => {
    const place = focused ? lexical.getEditorState().read(() => $placeOfCaret(binding.blocks)) : null;
    const cursor = place === null ? null : encodeCursor(binding.blocks, place);
    const text = JSON.stringify(cursor);
    if (text === sentCursor) return;
    sentCursor = text;
    awareness.setLocalState({ person, cursor } satisfies PresenceState);
  };
  const undo = () => lexical.isEditable() && history.undo();
  const redo = () => lexical.isEditable() && history.redo();

  const unregister = mergeRegister(
    registerRichText(lexical),
    registerBursts(lexical, () => history.endBurst()),
    registerKeys(lexical, undo, redo),
    registerCopy(lexical),
    registerPaste(lexical),
    registerParagraphShortcuts(lexical),
    lexical.registerUpdateListener(() => {
      drawDueLabels();
      readCaret();
      review.caretMoved();
      comments.caretMoved();
      if (!lexical.isComposing()) sendCursor();
    }),
  );
  awareness.setLocalState({ person, cursor: null } satisfies PresenceState);
  summariseNow();
  const stopShowing = showRest(binding, summariseNow);

  const change = (edit: () => void) => {
    if (!lexical.isEditable()) return;
    history.endBurst();
    lexical.update(edit, { discrete: true });
    history.endBurst();
  };
  /** Keys that reach to the text's end need all of it. */
  const onFarKey = ({ ctrlKey, metaKey, key }: KeyboardEvent) => {
    if ((ctrlKey || metaKey) && ['a', 'A', 'End', 'ArrowDown'].includes(key)) binding.showMore();
  };
  const toggle = (format: ToggleFormat) =>
    lexical.isEditable() &&
    lexical.dispatchCommand(FORMAT_TEXT_COMMAND, LEXICAL_NAMES[format] ?? (format as TextFormatType));

  return {
    lexical,
    caret,
    summary,
    review,
    comments,
    attach(root) {
      lexical.setRootElement(root);
      const onFocus = () => {
        focused = document.activeElement === root;
        readCaret();
        sendCursor();
      };
      const stopKeeping = keepCaret(lexical, root);
      const stopEditable = followEditable(lexical, root);
      root.addEventListener('focus', onFocus);
      root.addEventListener('blur', onFocus);
      const onClick = (event: MouseEvent) => openLinkUnder(event);
      root.addEventListener('click', onClick);
      root.addEventListener('keydown', onFarKey, { capture: true });
      cursors = new RemoteCursors({
        root,
        awareness,
        shapeOf: (cursor) => {
          const place = decodeCursor(flow, cursor);
          return place === null ? null : cursorShape(lexical, binding.blocks, place);
        },
      });
      drawLabels(lexical, binding.blocks);
      // The page may have the focus already.
      onFocus();
      return () => {
        stopKeeping();
        stopEditable();
        root.removeEventListener('focus', onFocus);
        root.removeEventListener('blur', onFocus);
        root.removeEventListener('click', onClick);
        root.removeEventListener('keydown', onFarKey, { capture: true });
        cursors?.destroy();
        cursors = null;
        lexical.setRootElement(null);
      };
    },
    focus: () => lexical.focus(),
    goTo(id) {
      const find = () => binding.blocks.find((one) => paragraphId(one.mark) === id);
      let block = find();
      if (block === undefined) {
        binding.showMore();
        block = find();
      }
      if (block === undefined) return false;
      lexical.update(
        () => {
          const node = $getNodeByKey(block.key);
          if ($isParagraphBlock(node)) node.selectStart();
        },
        { discrete: true },
      );
      lexical.getElementByKey(block.key)?.scrollIntoView({ block: 'start' });
      lexical.getRootElement()?.focus({ preventScroll: true });
      return true;
    },
    toggleFormat: (format) => void toggle(format),
    clearFormats() {
      change(() => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection)) return;
        for (const format of TOGGLE_FORMATS) {
          const name = LEXICAL_NAMES[format] ?? (format as TextFormatType);
          if (selection.hasFormat(name)) selection.formatText(name);
        }
      });
    },
    setLink(address) {
      if (address !== null && !isSafeLink(address)) return false;
      change(() => $setLink(address));
      return true;
    },
    setStyle: (style) => change(() => $setStyle(style)),
    toggleList: (kind) => change(() => $toggleList(kind)),
    indent: (by) => change(() => $indent(by)),
    setAlignment: (alignment) => change(() => $setAlignment(alignment)),
    setDirection: (direction) => change(() => $setDirection(direction)),
    setLanguage(language) {
      if (isPropertyValue('language', language)) change(() => $setLanguage(language));
    },
    moveParagraphs: (by) => change(() => $moveParagraphs(by)),
    keepCopy(id, others) {
      if (!lexical.isEditable()) return;
      history.endBurst();
      keepCopy({ editor: lexical, flow, binding, writer }, id, others);
      history.endBurst();
    },
    undo: () => void undo(),
    redo: () => void redo(),
    destroy() {
      clearTimeout(rest);
      stopShowing();
      unregister();
      cursors?.destroy();
      review.destroy();
      comments.destroy();
      letCopiesBe();
      binding.destroy();
      changes.close();
      flow.close();
      awareness.setLocalState(null);
    },
  };
}

/** Where nothing may be typed the page itself refuses: the browser would else write into it past Lexical. */
function followEditable(lexical: LexicalEditor, root: HTMLElement): () => void {
  const follow = (editable: boolean) => {
    root.contentEditable = String(editable);
    root.setAttribute('aria-readonly', String(!editable));
  };
  follow(lexical.isEditable());
  return lexical.registerEditableListener(follow);
}

/** Ctrl+click (or Cmd) opens a link; a plain click puts the caret there, as in any editor. */
function openLinkUnder(event: MouseEvent): void {
  if (!(event.ctrlKey || event.metaKey) || !(event.target instanceof Element)) return;
  const address = event.target.closest<HTMLElement>('[data-link]')?.dataset['link'];
  if (!isSafeLink(address)) return;
  event.preventDefault();
  window.open(address, '_blank', 'noopener,noreferrer');
}
