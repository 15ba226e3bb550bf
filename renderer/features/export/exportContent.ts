/**
 * The text that was chosen, as plain data for the file, with its origin where the file may come back. What few ask for
 * is fetched when it is asked for.
 */
import type { PlainText, Undecided } from '../../../shared/changes/readShown.ts';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import type { TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import type { OriginText, WordOrigin } from '../../../shared/exchange/word/base/WordOrigin.ts';
import { ORIGIN_TEXTS } from '../../../shared/exchange/word/base/WordOrigin.ts';
import type { ExportText } from './TextChoice.tsx';

export interface ContentSource {
  readonly content: (text: PlainText) => DocumentContent;
  readonly tracked: () => Promise<TrackedContent>;
  /** A text, and the identities of its characters as they were at that moment. */
  readonly withOrigin: (text: OriginText) => Promise<ContentWithOrigin>;
  readonly undecided: () => Undecided;
}

export interface ContentWithOrigin {
  readonly content: DocumentContent | TrackedContent;
  readonly origin?: WordOrigin;
}

/** Of a text that was put together from several proposals no one knows whose is what in it. */
export const returningText = (text: ExportText): OriginText | undefined =>
  ORIGIN_TEXTS.find((one) => one === text);

/** @param mayReturn whether it is for a Word file that may come back */
export async function exportContent(
  text: ExportText,
  mayReturn: boolean,
  { content, tracked, withOrigin, undecided }: ContentSource,
): Promise<ContentWithOrigin> {
  const returning = mayReturn ? returningText(text) : undefined;
  if (returning !== undefined) return withOrigin(returning);
  switch (text) {
    case 'final':
    case 'original':
      return { content: content(text) };
    case 'tracked':
      return { content: await tracked() };
    case 'compilation': {
      const { compilationText } = await import('../../../shared/exchange/tracked/compilationText.ts');
      return { content: compilationText(await tracked(), undecided()) };
    }
    case 'chair': {
      const { chairText } = await import('../../../shared/exchange/tracked/chairText.ts');
      return { content: chairText(await tracked(), undecided()) };
    }
  }
}
