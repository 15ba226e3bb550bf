/**
 * One of a document's texts, being written in: Lexical, its binding to the flow, keys and clipboard. The page is one,
 * and so is each note and each cell of a table while somebody is in it; all of them have one undo and one way of
 * proposing in common.
 */
import { registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import type { LexicalEditor } from 'lexical';
import { createEditor } from 'lexical';
import type { Changes } from '../../shared/changes/Changes.ts';
import type { History } from '../../shared/changes/History.ts';
import type { ReviewWriter } from '../../shared/changes/ReviewWriter.ts';
import { paragraphText } from '../../shared/document/DocumentContent.ts';
import type { EmbedContent } from '../../shared/document/EmbedContent.ts';
import type { Flow } from '../../shared/document/Flow.ts';
import { parseFlowName } from '../../shared/document/flowNames.ts';
import { parseParagraphId } from '../../shared/document/ids.ts';
import { isSafeLink } from '../../shared/document/inlineFormats.ts';
import { readParagraphs } from '../../shared/document/readDocument.ts';
import { readEmbed } from '../../shared/document/readEmbed.ts';
import type { TextView } from '../../shared/document/TextView.ts';
import type { StateWords } from './agreement/drawStates.ts';
import { STATE_WORDS } from './agreement/drawStates.ts';
import { $selectedEmbed } from './binding/caret.ts';
import { FlowBinding } from './binding/FlowBinding.ts';
import type { ContentOf } from './clipboard/copiedParagraphs.ts';
import { registerCopy } from './clipboard/registerCopy.ts';
import { registerPaste } from './clipboard/registerPaste.ts';
import { registerParagraphShortcuts } from './commands/markdownShortcuts.ts';
import { registerBursts } from './commands/registerBursts.ts';
import { registerKeys } from './commands/registerKeys.ts';
import { drawLabels } from './drawLabels.ts';
import { keepCaret } from './keepCaret.ts';
import { BLOCK_KINDS } from './nodes/EmbedNode.ts';
import { EDITOR_NAMESPACE, EDITOR_NODES } from './nodes/editorNodes.ts';
import type { BracketLookOf } from './nodes/showBrackets.ts';
import { BRACKET_LOOK } from './nodes/showBrackets.ts';
import type { LookOf } from './nodes/showChange.ts';
import { CHANGE_LOOK } from './nodes/showChange.ts';

/** What the surfaces of a document have in common. */
export interface SurfaceParts {
  readonly changes: Changes;
  readonly view: TextView;
  readonly writer: ReviewWriter;
  readonly history: History;
  readonly lookOf: LookOf;
  readonly bracketLookOf: BracketLookOf;
  readonly stateWords: StateWords;
  readonly onError: (error: Error) => void;
}

export interface SurfaceOptions extends SurfaceParts {
  readonly flow: Flow;
  /** Paragraphs to show at once (see FlowBinding); all when left out. */
  readonly first?: number;
  /** After every change of the mirror (see FlowBinding). */
  readonly onChange: (structural: boolean) => void;
  /** Text or caret may have changed. */
  readonly onUpdate: () => void;
}

export interface Surface {
  readonly flow: Flow;
  readonly lexical: LexicalEditor;
  readonly binding: FlowBinding;
  /** @returns how to take it out of the element again */
  attach(root: HTMLElement): () => void;
  destroy(): void;
}

const CLASSES: Readonly<Record<string, string>> = {
  // What is bold as well is one element, and that says bold.
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  underlineStrikethrough: 'us',
};

export function createSurface(options: SurfaceOptions): Surface {
  const { changes, view, writer, history, lookOf, bracketLookOf, stateWords, onError, flow } = options;
  const { first, onChange, onUpdate } = options;
  const lexical = createEditor({
    namespace: EDITOR_NAMESPACE,
    nodes: EDITOR_NODES,
    onError,
    theme: { text: CLASSES, [CHANGE_LOOK]: lookOf, [BRACKET_LOOK]: bracketLookOf, [STATE_WORDS]: stateWords },
  });
  let labelsDue = false;
  /** Once the paragraphs they belong to are on the page: Lexical may still be about to make those. */
  const drawDueLabels = () => {
    if (!labelsDue || lexical._pendingEditorState !== null) return;
    labelsDue = false;
    drawLabels(lexical, binding.blocks);
  };
  let selected: HTMLElement | null = null;
  /** Frames the embed that is selected as a whole: the browser shows no selection there. */
  const markSelected = () => {
    const key = lexical.getEditorState().read(() => $selectedEmbed()?.getKey() ?? null);
    const host = key === null ? null : lexical.getElementByKey(key);
    if (host === selected) return;
    selected?.removeAttribute('data-selected');
    host?.setAttribute('data-selected', '');
    selected = host;
  };
  const binding: FlowBinding = new FlowBinding({
    editor: lexical,
    changes,
    flow,
    view,
    writer,
    history,
    ...(first === undefined ? {} : { first }),
    onChange: (structural) => {
      labelsDue ||= structural;
      // Called once from within the constructor, before there is a binding to read from.
      queueMicrotask(drawDueLabels);
      onChange(structural);
    },
  });
  const kind = parseFlowName(flow.name)?.kind;
  const contentOf: ContentOf = (of) => {
    const id = parseParagraphId(of);
    const paragraphs = (name: string) => readParagraphs(flow.flow(name), view);
    const embed = id === null ? undefined : readEmbed(flow, id, { view, paragraphs });
    const host = lexical.getRootElement()?.querySelector(`[data-embed="${of}"]`);
    return embed === undefined ? null : { embed, said: saidBy(embed, host?.textContent ?? '') };
  };
  const unregister = mergeRegister(
    registerRichText(lexical),
    registerBursts(lexical, () => history.endBurst()),
    registerKeys(
      lexical,
      () => lexical.isEditable() && history.undo(),
      () => lexical.isEditable() && history.redo(),
    ),
    registerCopy(lexical, contentOf),
    registerPaste(lexical, kind === 'cell' || kind === 'note' ? kind : null),
    registerParagraphShortcuts(lexical),
    lexical.registerUpdateListener(() => {
      drawDueLabels();
      markSelected();
      onUpdate();
    }),
  );
  return {
    flow,
    lexical,
    binding,
    attach(root) {
      lexical.setRootElement(root);
      const stopKeeping = keepCaret(lexical, root);
      const stopEditable = followEditable(lexical, root);
      root.addEventListener('click', openLinkUnder);
      drawLabels(lexical, binding.blocks);
      return () => {
        stopKeeping();
        stopEditable();
        root.removeEventListener('click', openLinkUnder);
        lexical.setRootElement(null);
      };
    },
    destroy() {
      unregister();
      binding.destroy();
    },
  };
}

/** What there is to say of an embed where only words can stand. */
function saidBy(embed: EmbedContent, shown: string): string {
  if (embed.kind === 'note') return ` [${embed.paragraphs.map(paragraphText).join(' ')}]`;
  if (embed.kind === 'image') return embed.alt === '' ? '' : `[${embed.alt}]`;
  return BLOCK_KINDS.includes(embed.kind) ? '' : shown;
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
