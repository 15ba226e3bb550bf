/** The editor without a screen: Lexical, binding and undo on a Yjs document. For tests, replays and benchmarks. */
import { createHeadlessEditor } from '@lexical/headless';
import type { LexicalEditor } from 'lexical';
import type * as Y from 'yjs';
import type { Author } from '../../shared/changes/Author.ts';
import { Changes } from '../../shared/changes/Changes.ts';
import { ChangesView } from '../../shared/changes/ChangesView.ts';
import { History } from '../../shared/changes/History.ts';
import { ReviewWriter } from '../../shared/changes/ReviewWriter.ts';
import { Flow } from '../../shared/document/Flow.ts';
import { keepCopiesRight } from '../../shared/document/keepCopiesRight.ts';
import { FlowBinding } from './binding/FlowBinding.ts';
import { guardRemoveText } from './guardRemoveText.ts';
import { EDITOR_NAMESPACE, EDITOR_NODES } from './nodes/editorNodes.ts';
import { noteReplaced } from './noteReplaced.ts';

export interface HeadlessBinding {
  readonly editor: LexicalEditor;
  readonly flow: Flow;
  readonly changes: Changes;
  readonly view: ChangesView;
  readonly writer: ReviewWriter;
  readonly history: History;
  readonly binding: FlowBinding;
  destroy(): void;
}

export interface HeadlessOptions {
  /** Milliseconds, for undo's bursts. */
  readonly now?: () => number;
  /** Paragraphs to show at once (see FlowBinding); all when left out. */
  readonly first?: number | undefined;
  readonly author?: Author;
  /** Milliseconds since 1970, for what is proposed and decided. */
  readonly today?: () => number;
}

const NOBODY: Author = { id: 'nobody', name: 'Nobody', delegation: 'Nowhere' };

export function createHeadlessBinding(doc: Y.Doc, options: HeadlessOptions = {}): HeadlessBinding {
  guardRemoveText();
  noteReplaced();
  const editor = createHeadlessEditor({
    namespace: EDITOR_NAMESPACE,
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const view = new ChangesView(changes);
  const { author = NOBODY, today = Date.now, now = () => performance.now(), first } = options;
  const writer = new ReviewWriter({ changes, author, now: today });
  const history = new History(changes, now);
  const binding = new FlowBinding({
    editor,
    changes,
    view,
    writer,
    history,
    ...(first === undefined ? {} : { first }),
  });
  const letCopiesBe = keepCopiesRight(flow);
  return {
    editor,
    flow,
    changes,
    view,
    writer,
    history,
    binding,
    destroy() {
      letCopiesBe();
      binding.destroy();
      changes.close();
      flow.close();
    },
  };
}
