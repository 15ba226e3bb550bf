/** The editor without a screen: Lexical, binding and undo on a Yjs document. For tests, replays and benchmarks. */
import { createHeadlessEditor } from '@lexical/headless';
import type { LexicalEditor } from 'lexical';
import type * as Y from 'yjs';
import { Flow } from '../../shared/document/Flow.ts';
import { History } from '../../shared/document/History.ts';
import { keepCopiesRight } from '../../shared/document/keepCopiesRight.ts';
import { FlowBinding } from './binding/FlowBinding.ts';
import { guardRemoveText } from './guardRemoveText.ts';
import { EDITOR_NAMESPACE, EDITOR_NODES } from './nodes/editorNodes.ts';

export interface HeadlessBinding {
  readonly editor: LexicalEditor;
  readonly flow: Flow;
  readonly history: History;
  readonly binding: FlowBinding;
  destroy(): void;
}

/**
 * @param now milliseconds, for undo's bursts
 * @param first paragraphs to show at once (see FlowBinding); all when left out
 */
export function createHeadlessBinding(
  doc: Y.Doc,
  now: () => number = () => performance.now(),
  first?: number,
): HeadlessBinding {
  guardRemoveText();
  const editor = createHeadlessEditor({
    namespace: EDITOR_NAMESPACE,
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  const flow = new Flow(doc);
  const history = new History(flow, now);
  const binding = new FlowBinding({ editor, flow, history, ...(first === undefined ? {} : { first }) });
  const letCopiesBe = keepCopiesRight(flow);
  return {
    editor,
    flow,
    history,
    binding,
    destroy() {
      letCopiesBe();
      binding.destroy();
      flow.close();
    },
  };
}
