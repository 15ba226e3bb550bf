/** Copying, cutting and dragging: for the desk itself, for programs that read HTML, and for those that read text. */
import { mergeRegister } from '@lexical/utils';
import type { LexicalEditor, RangeSelection } from 'lexical';
import {
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  DRAGSTART_COMMAND,
} from 'lexical';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { $isAtStart, $selectedBlocks } from '../commands/selectedBlocks.ts';
import type { ContentOf } from './copiedParagraphs.ts';
import { $copiedParagraphs, $copiesEnd, $reachesNextParagraph } from './copiedParagraphs.ts';
import { encodeParagraphs, OWN_FORMAT } from './ownFormat.ts';
import { writeFragment, writePlainText } from './writeFragment.ts';

export function registerCopy(editor: LexicalEditor, contentOf: ContentOf): () => void {
  const $copy = (event: unknown) => $copyTo(event, contentOf);
  return mergeRegister(
    editor.registerCommand(COPY_COMMAND, $copy, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        if (!$copy(event)) return false;
        const selection = $getSelection();
        if (!editor.isEditable()) return true;
        if ($isRangeSelection(selection)) $removeSelected(selection);
        else if ($isNodeSelection(selection)) selection.deleteNodes();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGSTART_COMMAND,
      ({ dataTransfer }) => {
        if (dataTransfer !== null) $fill(dataTransfer, contentOf);
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

function $copyTo(event: unknown, contentOf: ContentOf): boolean {
  if (event instanceof KeyboardEvent) return $copyBySelf(event, contentOf);
  const data = event instanceof ClipboardEvent ? event.clipboardData : null;
  if (data === null || !$fill(data, contentOf)) return false;
  (event as ClipboardEvent).preventDefault();
  return true;
}

/** Of what is selected as a whole the browser knows nothing, and asks nobody what to copy: it has to be told to. */
function $copyBySelf(event: KeyboardEvent, contentOf: ContentOf): boolean {
  const filled = new DataTransfer();
  if (!$fill(filled, contentOf)) return false;
  event.preventDefault();
  const onCopy = (copy: ClipboardEvent) => {
    copy.preventDefault();
    copy.stopImmediatePropagation();
    for (const type of filled.types) copy.clipboardData?.setData(type, filled.getData(type));
  };
  window.addEventListener('copy', onCopy, { capture: true, once: true });
  document.execCommand('copy');
  window.removeEventListener('copy', onCopy, { capture: true });
  return true;
}

/** False where nothing is selected. */
function $fill(data: DataTransfer, contentOf: ContentOf): boolean {
  const copied = $copiedParagraphs(contentOf);
  if (copied.length === 0) return false;
  const alone = copied.length === 1;
  const plain = copied.map(({ properties, runs, whole }) => ({
    // Part of one paragraph is only its text.
    properties: alone && !whole ? DEFAULT_PROPERTIES : properties,
    runs,
  }));
  data.setData(OWN_FORMAT, encodeParagraphs({ paragraphs: plain, withEnd: $copiesEnd() }));
  data.setData('text/html', writeFragment(copied));
  data.setData('text/plain', writePlainText(copied));
  return true;
}

/** Whole paragraphs with their ends go as they are: the one behind them keeps its style. */
function $removeSelected(selection: RangeSelection): void {
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const behind = end.getNode().getTopLevelElement();
  const [first] = $selectedBlocks(selection);
  if (!$reachesNextParagraph() || first === undefined || !$isAtStart(first, start)) {
    selection.removeText();
    return;
  }
  for (const block of $selectedBlocks(selection)) block.remove();
  behind?.selectStart();
}
