/** The editor, put together: the page and the texts in it, undo, review, comments, other people's carets. */
import { $getNodeByKey, $getSelection } from 'lexical';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Author } from '../../shared/changes/Author.ts';
import { Changes } from '../../shared/changes/Changes.ts';
import { ChangesView } from '../../shared/changes/ChangesView.ts';
import type { ChangeSign } from '../../shared/changes/changeKey.ts';
import { History } from '../../shared/changes/History.ts';
import { ReviewWriter } from '../../shared/changes/ReviewWriter.ts';
import { Flow } from '../../shared/document/Flow.ts';
import { embedInBody } from '../../shared/document/flowsInside.ts';
import { paragraphId } from '../../shared/document/ids.ts';
import { keepCopiesRight } from '../../shared/document/keepCopiesRight.ts';
import { readParagraphs } from '../../shared/document/readDocument.ts';
import type { BlobStore } from '../../shared/platform/BlobStore.ts';
import type { Person, PresenceState } from '../../shared/platform/DocumentConnection.ts';
import { writable } from '../../shared/platform/Readable.ts';
import { createAgreement } from './agreement/createAgreement.ts';
import type { StateWords } from './agreement/drawStates.ts';
import { blocksHolding } from './binding/blocksHolding.ts';
import { $placeOfCaret } from './binding/caret.ts';
import { compactNodes } from './binding/compactNodes.ts';
import type { Citations } from './Citations.ts';
import { NOTHING_CITED } from './Citations.ts';
import { $caretState, NO_CARET, sameCaret, sectionOf } from './caretState.ts';
import { createEmbedCommands, homeOf } from './commands/embedCommands.ts';
import { keepCopy } from './commands/keepCopy.ts';
import { $firstText, registerAroundEmbeds } from './commands/registerAroundEmbeds.ts';
import { createTextCommands } from './commands/textCommands.ts';
import { createComments } from './comments/createComments.ts';
import type { Surface, SurfaceParts } from './createSurface.ts';
import { createSurface } from './createSurface.ts';
import { boxShape, cursorShape } from './cursors/cursorShape.ts';
import { decodeCursor, encodeCursor } from './cursors/presenceCursor.ts';
import { RemoteCursors } from './cursors/RemoteCursors.ts';
import type { CaretState, DocumentEditor, DocumentSummary } from './DocumentEditor.ts';
import { EmbedViews } from './embeds/EmbedViews.ts';
import type { EmbedWords } from './embeds/EmbedWords.ts';
import { $selectHost, goToMark, leaveBox, openBox } from './embeds/innerSurface.ts';
import type { Labels } from './embeds/readLabels.ts';
import { NO_LABELS, readLabels } from './embeds/readLabels.ts';
import { referenceTargets } from './embeds/referenceTargets.ts';
import { guardRemoveText } from './guardRemoveText.ts';
import { $isParagraphBlock } from './nodes/ParagraphBlock.ts';
import type { BracketLook, BracketLookOf } from './nodes/showBrackets.ts';
import type { ChangeLook, ChangeWhere, LookOf } from './nodes/showChange.ts';
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
  /** The same of a bracket, by those who hold it. */
  readonly bracketLook?: (holders: readonly string[]) => BracketLook;
  /** What is read beside a paragraph of a state. */
  readonly stateWords?: StateWords;
  readonly words: EmbedWords;
  /** Of the document: fields are in it. */
  readonly language: () => string;
  readonly pictures: Pick<BlobStore, 'url'>;
  /** What citations and the list of sources read, in the style that was chosen for the document. */
  readonly citations?: Citations;
}

/** Milliseconds of rest after which outline and word count are brought up to date. */
const REST = 300;

export function createDocumentEditor(options: DocumentEditorOptions): DocumentEditor {
  const { doc, awareness, person, onError, words, language, pictures, citations } = options;
  guardRemoveText();
  noteReplaced();
  const lookOf: LookOf = (sign, where) => {
    const suggestion = changes.suggestions.get(sign.id);
    if (suggestion === undefined || options.lookOf === undefined) return null;
    return options.lookOf(sign, suggestion.author, where);
  };
  const bracketLookOf: BracketLookOf = (id) => {
    const bracket = changes.agreement.brackets.find((one) => one.id === id);
    return bracket === undefined ? null : (options.bracketLook?.(bracket.holders) ?? null);
  };
  const stateWords: StateWords = (paragraph) => options.stateWords?.(paragraph) ?? '';
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const view = new ChangesView(changes);
  const writer = new ReviewWriter({ changes, author: person, now: Date.now });
  const history = new History(changes, () => performance.now());
  const looks = { lookOf, bracketLookOf, stateWords };
  const parts: SurfaceParts = { changes, view, writer, history, ...looks, onError };
  const caret = writable<CaretState>(NO_CARET);
  const summary = writable<DocumentSummary>(NO_SUMMARY);
  let cursors: RemoteCursors | null = null;
  let focused = false;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let labels: Labels = NO_LABELS;

  const relabel = () => {
    if (flow.embeds.size === 0 && labels === NO_LABELS) return;
    const content = { language: language(), paragraphs: readParagraphs(flow, view) };
    citations?.see(content);
    const { texts, sources } = citations?.cited.get() ?? NOTHING_CITED;
    labels = readLabels(content, { date: new Date(), citations: texts }, sources);
    views.relabel();
  };
  const summariseNow = () => {
    if (!binding.complete) return;
    compactNodes(lexical);
    summary.set(summarise(flow, view, binding.blocks, summary.get()));
    review.listNow();
    comments.listNow();
    agreement.listNow();
    relabel();
  };
  const body: Surface = createSurface({
    ...parts,
    flow,
    first: FIRST_PIECE,
    onChange: () => {
      clearTimeout(rest);
      rest = setTimeout(summariseNow, REST);
      cursors?.schedule();
      queueMicrotask(() => {
        review.redrawn();
        comments.redrawn();
        agreement.redrawn();
      });
    },
    // Called within the constructor, before there is anything to bring up to date.
    onUpdate: () => queueMicrotask(onUpdate),
  });
  const { lexical, binding } = body;
  /** The text in which the caret is, or was last. */
  let active = body;
  const activeText = () => active;
  const review = createReview({
    ...parts,
    view,
    lexical,
    binding,
    author: person,
    active: activeText,
    onShownAnew: () => views.showAnew(),
  });
  const comments = createComments({
    lexical,
    changes,
    binding,
    review,
    author: person,
    active: activeText,
  });
  const agreement = createAgreement({
    lexical,
    changes,
    binding,
    author: person,
    active: activeText,
    goTo: (id) => goTo(id),
  });

  const views: EmbedViews = new EmbedViews(
    {
      changes,
      view,
      words,
      config: lexical._config,
      labels: () => labels,
      editable: () => lexical.isEditable(),
      pictures,
      leave: (box, by) => leaveBox(body, embedInBody(box.flow), by),
      goToParagraph: (id) => goTo(id),
      select: (host) => selectHost(host),
      changed: () => queueMicrotask(onUpdate),
    },
    (box) =>
      openBox({
        ...parts,
        box,
        views,
        editable: lexical.isEditable(),
        newRow: () => embedCommands.newRow(),
        leave: (by) => leaveBox(body, embedInBody(box.flow), by),
        onUpdate: () => queueMicrotask(onUpdate),
        onClose: (surface) => {
          if (active !== surface) return;
          active = body;
          // Once whoever took it away has put the caret where it belongs.
          queueMicrotask(comeBack);
        },
      }),
    relabel,
  );
  const embedCommands = createEmbedCommands({ ...parts, views, body, active: activeText });

  const letCopiesBe = keepCopiesRight(flow);

  /** Of a note or a cell: the paragraph of the page, and the section, in which it stands. */
  const placeInPage = ({ paragraph, section }: CaretState) => {
    const holder = embedInBody(active.flow);
    const [holding] = holder === null ? [] : blocksHolding(binding.blocks, [{ ...holder, length: 1 }]);
    if (holding === undefined) return { paragraph, section };
    return { paragraph: holding.from, section: sectionOf(binding.blocks, holding.from) };
  };
  const readCaret = () => {
    const undo = { canUndo: history.canUndo, canRedo: history.canRedo };
    const read = active.lexical
      .getEditorState()
      .read(() => $caretState(active, focused, undo, homeOf(active, changes, view)));
    const next = active === body ? read : { ...read, ...placeInPage(read) };
    if (!sameCaret(caret.get(), next)) caret.set(next);
    agreement.caretAt(next.paragraph);
  };
  let sentCursor = '';
  const sendCursor = () => {
    const { flow: within, lexical: writing, binding: mirror } = active;
    const place = focused ? writing.getEditorState().read(() => $placeOfCaret(mirror.blocks)) : null;
    const cursor = place === null ? null : encodeCursor(within, mirror.blocks, place);
    const text = JSON.stringify(cursor);
    if (text === sentCursor) return;
    sentCursor = text;
    awareness.setLocalState({ person, cursor } satisfies PresenceState);
  };
  const onUpdate = () => {
    if (gone) return;
    readCaret();
    review.caretMoved();
    comments.caretMoved();
    if (!active.lexical.isComposing()) sendCursor();
  };
  let gone = false;
  /** The text one was in is gone, such as a table that somebody else deleted: the caret is in the page. */
  const comeBack = () => {
    if (gone || active !== body) return;
    if (document.activeElement === document.body) lexical.getRootElement()?.focus({ preventScroll: true });
    onUpdate();
  };

  const stopAround = registerAroundEmbeds(
    lexical,
    ({ of, kind }, where) => kind === 'table' && (views.tableOf(of)?.enter(where) ?? false),
  );
  const stopFollowing = views.follow(lexical, flow);
  const stopEditable = lexical.registerEditableListener((editable) => views.setEditable(editable));
  const stopCited = citations?.cited.subscribe(() => relabel());
  awareness.setLocalState({ person, cursor: null } satisfies PresenceState);
  summariseNow();
  const stopShowing = showRest(binding, summariseNow);

  /** On the page: which of its texts has the focus. */
  const onFocus = () => {
    const at = document.activeElement;
    const inside = views.surfaceIn(at?.closest('.inner-text') ?? null);
    focused = at !== null && (at === lexical.getRootElement() || inside !== null);
    if (inside !== null) active = inside;
    else if (at === lexical.getRootElement()) active = body;
    onUpdate();
  };
  /** Where the focus goes is known a moment later, and nowhere when the window loses it. */
  const onFocusOut = () => queueMicrotask(onFocus);
  const selectHost = (host: HTMLElement) => {
    const surface = views.surfaceIn(host.closest('.inner-text')) ?? body;
    surface.lexical.update(() => $selectHost(host));
    surface.lexical.getRootElement()?.focus({ preventScroll: true });
  };

  /** Keys that reach to the text's end need all of it. */
  const onFarKey = ({ ctrlKey, metaKey, key }: KeyboardEvent) => {
    if ((ctrlKey || metaKey) && ['a', 'A', 'End', 'ArrowDown'].includes(key)) binding.showMore();
  };
  const goTo = (id: string): boolean => {
    const find = () => binding.blocks.find((one) => paragraphId(one.mark) === id);
    let block = find();
    if (block === undefined) {
      binding.showMore();
      block = find();
    }
    const { key } = block ?? {};
    if (key === undefined) return false;
    lexical.update(
      () => {
        const node = $getNodeByKey(key);
        if ($isParagraphBlock(node)) node.selectStart();
      },
      { discrete: true },
    );
    lexical.getElementByKey(key)?.scrollIntoView({ block: 'start' });
    lexical.getRootElement()?.focus({ preventScroll: true });
    return true;
  };

  return {
    lexical,
    caret,
    summary,
    review,
    comments,
    agreement,
    attach(root, notes) {
      const detach = body.attach(root);
      const stopNotes =
        notes === undefined ? () => {} : views.showNotes(notes, (id) => goToMark(body, views, id));
      root.addEventListener('keydown', onFarKey, { capture: true });
      document.addEventListener('focusin', onFocus);
      document.addEventListener('focusout', onFocusOut);
      cursors = new RemoteCursors({
        root,
        awareness,
        shapeOf(cursor) {
          const place = decodeCursor(flow, cursor);
          if (place === null) return null;
          const inside = place.flow === flow ? null : views.boxOf(place.flow.name);
          if (inside !== null && inside.surface === null) return boxShape(inside.element);
          const surface = place.flow === flow ? body : (inside?.surface ?? null);
          return surface === null ? null : cursorShape(surface.lexical, surface.binding.blocks, place);
        },
      });
      // The page may have the focus already.
      onFocus();
      return () => {
        root.removeEventListener('keydown', onFarKey, { capture: true });
        document.removeEventListener('focusin', onFocus);
        document.removeEventListener('focusout', onFocusOut);
        cursors?.destroy();
        cursors = null;
        stopNotes();
        detach();
      };
    },
    focus: () => active.lexical.focus(),
    begin() {
      lexical.update(
        () => {
          if ($getSelection() === null) $firstText()?.selectStart();
        },
        { discrete: true },
      );
      lexical.focus();
    },
    goTo,
    ...createTextCommands(activeText, history),
    ...embedCommands,
    referenceTargets: () => referenceTargets(readParagraphs(flow, view), labels),
    keepCopy(id, others) {
      if (!lexical.isEditable()) return;
      history.endBurst();
      keepCopy({ editor: lexical, flow, binding, writer }, id, others);
      history.endBurst();
    },
    undo() {
      if (lexical.isEditable()) history.undo();
    },
    redo() {
      if (lexical.isEditable()) history.redo();
    },
    destroy() {
      gone = true;
      clearTimeout(rest);
      stopShowing();
      stopAround();
      stopFollowing();
      stopEditable();
      stopCited?.();
      views.destroy();
      cursors?.destroy();
      review.destroy();
      comments.destroy();
      agreement.destroy();
      letCopiesBe();
      body.destroy();
      changes.close();
      flow.close();
      awareness.setLocalState(null);
    },
  };
}
