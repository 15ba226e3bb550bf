/** A live document as plain data, for exports, templates and tests. */
import type * as Y from 'yjs';
import type { DocumentContent, ParagraphContent, Run } from './DocumentContent.ts';
import { Flow } from './Flow.ts';
import { paragraphId } from './ids.ts';
import { sameFormats } from './inlineFormats.ts';
import type { FlowRun } from './readFlow.ts';
import { readFlow, shownFormats } from './readFlow.ts';
import type { TextView } from './TextView.ts';

/** Neighbouring runs that are shown with the same formats as one, without identities and what is hidden. */
export function mergeRuns(runs: readonly FlowRun[]): Run[] {
  const merged: { text: string; formats: Run['formats'] }[] = [];
  for (const run of runs) {
    if (run.hidden === true) continue;
    const { text } = run;
    const formats = shownFormats(run);
    const last = merged.at(-1);
    if (last !== undefined && sameFormats(last.formats, formats)) last.text += text;
    else merged.push({ text, formats });
  }
  return merged;
}

/** The paragraphs of a flow. A document without any has one, empty and open. */
export function readParagraphs(flow: Flow, view: TextView | null = null): ParagraphContent[] {
  const paragraphs = readFlow(flow, undefined, undefined, undefined, view).map(({ mark, runs }) => ({
    id: paragraphId(mark),
    properties: (view ?? flow).propertiesOf(mark),
    runs: mergeRuns(runs),
  }));
  return paragraphs.length > 0
    ? paragraphs
    : [{ id: paragraphId(null), properties: flow.propertiesOf(null), runs: [] }];
}

/**
 * The whole document as it is stored, whatever was proposed and decided on it: what stands in it is nobody's text
 * once there are suggestions (`shared/changes/readShown.ts` reads those). Title and language live in the seminar's
 * index and are handed in.
 */
export function readDocument(doc: Y.Doc, meta: { title: string; language: string }): DocumentContent {
  const flow = new Flow(doc);
  try {
    return { title: meta.title, language: meta.language, paragraphs: readParagraphs(flow) };
  } finally {
    flow.close();
  }
}
