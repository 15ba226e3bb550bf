/** The sample text as a document of ours: the one stored update that a first join receives. */
import { createDocument } from '../../../shared/document/createDocument.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import type { SampleParagraph } from '../sampleText.ts';

export function sampleDocument(paragraphs: readonly SampleParagraph[]): Uint8Array {
  return createDocument({
    paragraphs: paragraphs.map(({ heading, pieces }) => ({
      properties: heading ? { ...DEFAULT_PROPERTIES, style: 'heading1' as const } : DEFAULT_PROPERTIES,
      runs: pieces.map(({ text, bold }) => ({ text, formats: bold ? { bold: true as const } : NO_FORMATS })),
    })),
  });
}
