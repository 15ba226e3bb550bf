/**
 * Lexical 0.52 can throw while deleting across paragraphs: it shortens the text nodes first and, while
 * joining the paragraphs, consults the current selection, whose offsets then lie behind the end of those
 * nodes. The deletion is rolled back and the person's keystroke is lost. The guard takes the selection out
 * of the editor's state for that moment and puts it back where the deletion leaves it.
 */
import type { RangeSelection } from 'lexical';
import { $createRangeSelection, $getSelection, $setSelection } from 'lexical';

let guarded = false;

/** Once for all editors; further calls do nothing. */
export function guardRemoveText(): void {
  if (guarded) return;
  guarded = true;
  // Lexical exports the class as a type only.
  const prototype = Object.getPrototypeOf($createRangeSelection()) as RangeSelection;
  const { removeText } = prototype;
  prototype.removeText = function guardedRemoveText(this: RangeSelection) {
    if ($getSelection() !== this) return removeText.call(this);
    $setSelection(null);
    try {
      removeText.call(this);
    } finally {
      this.dirty = true;
      $setSelection(this);
    }
  };
}
