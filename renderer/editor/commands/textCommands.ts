/** What the toolbar does to text and paragraphs, in whichever of the document's texts the caret is. */
import type { TextFormatType } from 'lexical';
import { $getSelection, $isRangeSelection, FORMAT_TEXT_COMMAND } from 'lexical';
import type { History } from '../../../shared/changes/History.ts';
import type { ToggleFormat } from '../../../shared/document/inlineFormats.ts';
import { isSafeLink, TOGGLE_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { isPropertyValue } from '../../../shared/document/paragraphProperties.ts';
import type { Surface } from '../createSurface.ts';
import type { DocumentEditor } from '../DocumentEditor.ts';
import { $setLink } from './linkCommands.ts';
import {
  $indent,
  $moveParagraphs,
  $setAlignment,
  $setDirection,
  $setLanguage,
  $setStyle,
  $toggleList,
} from './paragraphCommands.ts';

const LEXICAL_NAMES: Partial<Record<ToggleFormat, TextFormatType>> = { strike: 'strikethrough' };

export type TextCommands = Pick<
  DocumentEditor,
  | 'toggleFormat'
  | 'clearFormats'
  | 'setLink'
  | 'setStyle'
  | 'toggleList'
  | 'indent'
  | 'setAlignment'
  | 'setDirection'
  | 'setLanguage'
  | 'moveParagraphs'
>;

export function createTextCommands(active: () => Surface, history: History): TextCommands {
  const change = (edit: () => void) => {
    const { lexical } = active();
    if (!lexical.isEditable()) return;
    history.endBurst();
    lexical.update(edit, { discrete: true });
    history.endBurst();
  };
  return {
    toggleFormat(format) {
      const { lexical } = active();
      if (lexical.isEditable())
        lexical.dispatchCommand(FORMAT_TEXT_COMMAND, LEXICAL_NAMES[format] ?? (format as TextFormatType));
    },
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
  };
}
