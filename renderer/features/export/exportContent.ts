/** The text that was chosen, as plain data for the file. What few ask for is fetched when it is asked for. */
import type { PlainText, Undecided } from '../../../shared/changes/readShown.ts';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import type { TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import type { ExportText } from './TextChoice.tsx';

export interface ContentSource {
  readonly content: (text: PlainText) => DocumentContent;
  readonly tracked: () => Promise<TrackedContent>;
  readonly undecided: () => Undecided;
}

export async function exportContent(
  text: ExportText,
  { content, tracked, undecided }: ContentSource,
): Promise<DocumentContent | TrackedContent> {
  switch (text) {
    case 'final':
    case 'original':
      return content(text);
    case 'tracked':
      return tracked();
    case 'compilation': {
      const { compilationText } = await import('../../../shared/exchange/tracked/compilationText.ts');
      return compilationText(await tracked(), undecided());
    }
    case 'chair': {
      const { chairText } = await import('../../../shared/exchange/tracked/chairText.ts');
      return chairText(await tracked(), undecided());
    }
  }
}
