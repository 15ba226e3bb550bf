/** What is known while a document is written as Markdown. */
import type { HtmlSetting } from '../html/htmlSetting.ts';
import type { PaperFields } from '../paper/paperFields.ts';
import type { PaperWords } from '../paper/paperWords.ts';

export interface MarkdownSetting {
  readonly fields: PaperFields;
  readonly words: PaperWords;
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** For tables that Markdown has no form for: these are HTML, which it lets through. */
  readonly html: HtmlSetting;
}
