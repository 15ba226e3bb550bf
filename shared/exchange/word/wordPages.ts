/**
 * Page numbers for the contents, foretold by laying the document out as Word would. Where that stops at
 * something it cannot measure (most scripts but Latin), it says so instead of guessing.
 */
import type { PageNumberEstimator } from 'docx';
import { estimatePageNumbers } from 'docx/layout';

export interface PageForecast {
  readonly estimate: PageNumberEstimator;
  /** Whether the last estimate reached the document's end. */
  isComplete(): boolean;
}

export function pageEstimator(): PageForecast {
  let complete = false;
  const estimate: PageNumberEstimator = (body, context) => {
    const pages = estimatePageNumbers(body, context);
    complete = pages.pageCount !== undefined;
    return pages;
  };
  return { estimate, isComplete: () => complete };
}
