/** Draws what is proposed anew where the looks of proposals have changed and the text has not. */
import type { LexicalEditor } from 'lexical';
import { $getRoot } from 'lexical';
import { $isParagraphBlock } from './ParagraphBlock.ts';
import { RunNode } from './RunNode.ts';
import { readRunStyle } from './runStyle.ts';
import { showBlockChange, showChange } from './showChange.ts';

export function refreshChanges(editor: LexicalEditor): void {
  editor.getEditorState().read(() => {
    for (const block of $getRoot().getChildren()) {
      if (!$isParagraphBlock(block)) continue;
      const element = editor.getElementByKey(block.getKey());
      if (element !== null && block.getChange() !== '')
        showBlockChange(element, block.getChange(), editor._config);
      for (const run of block.getChildren()) {
        if (!(run instanceof RunNode)) continue;
        const { change } = readRunStyle(run.getStyle());
        const dom = change === undefined ? null : editor.getElementByKey(run.getKey());
        if (dom !== null) showChange(dom, change ?? '', editor._config);
      }
    }
  });
}
