/** What an export and the process it runs in say to each other. Everything can be sent from process to process. */
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import type { CitationOrder, FormattedCitations } from '../../../shared/exchange/citations/CitationOrder.ts';
import type { PdfOptions } from '../../../shared/exchange/pdf/makePdfInput.ts';
import type { TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import type { WordOrigin } from '../../../shared/exchange/word/base/WordOrigin.ts';
import type { ImportOrder, ReadImport } from '../imports/readImport.ts';
import type { ReadReturn, ReturnOrder } from '../returns/readReturn.ts';

export type ExportOrder = (
  | {
      readonly format: 'docx';
      readonly content: DocumentContent | TrackedContent;
      /** Of this very content: goes along in the file. */
      readonly origin?: WordOrigin;
    }
  | { readonly format: 'pdf'; readonly content: DocumentContent }
) & {
  readonly options: PdfOptions;
};

export interface CitationsOrder {
  readonly format: 'citations';
  readonly order: CitationOrder;
}

/** Word files are read and citations formatted by the same process: the desktop starts one kind alone. */
export type ProcessOrder = ExportOrder | ImportOrder | ReturnOrder | CitationsOrder;

export type ExportNews =
  | { readonly kind: 'step'; readonly step: 'preparing' | 'setting' | 'writing' }
  | {
      readonly kind: 'done';
      readonly bytes: Uint8Array;
      readonly warnings: readonly string[];
      /** What went along in the file so that it can come back, packed. */
      readonly base?: Uint8Array;
      /** What its process holds now, in bytes. */
      readonly memory: number;
    }
  /** Of a file that is read: how far, and then what it holds. */
  | { readonly kind: 'progress'; readonly progress: number }
  | { readonly kind: 'read'; readonly file: ReadImport | ReadReturn }
  | { readonly kind: 'cited'; readonly formatted: FormattedCitations }
  | { readonly kind: 'failed'; readonly message: string };
