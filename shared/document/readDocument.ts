/** A live document as plain data, for exports, templates and tests. */
import type * as Y from 'yjs';
import type { DocumentContent, ParagraphContent, Run } from './DocumentContent.ts';
import { EMBED } from './DocumentContent.ts';
import { Flow } from './Flow.ts';
import { paragraphId } from './ids.ts';
import type { InlineFormats } from './inlineFormats.ts';
import { NO_FORMATS, sameFormats } from './inlineFormats.ts';
import type { EmbedReader } from './readEmbed.ts';
import { readEmbed } from './readEmbed.ts';
import type { FlowParagraph, FlowRun } from './readFlow.ts';
import { readFlow, shownFormats } from './readFlow.ts';
import { readLibrary } from './sources/SourceLibrary.ts';
import type { TextView } from './TextView.ts';

/**
 * Neighbouring runs that are shown with the same formats as one, without identities and what is hidden; an embed is
 * one by itself.
 */
function mergeRuns(runs: readonly FlowRun[], embedOf: (run: FlowRun) => Run['embed']): Run[] {
  const merged: {
    text: string;
    formats: InlineFormats;
    embed?: NonNullable<Run['embed']>;
    printed?: true;
  }[] = [];
  const print = (text: string | undefined) => {
    if (text !== undefined) merged.push({ text, formats: NO_FORMATS, printed: true });
  };
  for (const run of runs) {
    if (run.hidden === true) continue;
    const { text } = run;
    const formats = shownFormats(run);
    print(run.before);
    const last = merged.at(-1);
    if (text === EMBED) {
      const embed = embedOf(run);
      merged.push(embed === undefined ? { text, formats } : { text, formats, embed });
    } else if (isText(last) && sameFormats(last.formats, formats)) {
      last.text += text;
    } else {
      merged.push({ text, formats });
    }
    print(run.after);
  }
  return merged;
}

const isText = <R extends Run>(run: R | undefined): run is R =>
  run !== undefined && run.text !== EMBED && run.printed !== true;

/** The paragraphs of a flow, its embeds filled in. A document without any has one, empty and open. */
export function readParagraphs(flow: Flow, view: TextView | null = null): ParagraphContent[] {
  return readIn(flow, view, []);
}

/** Nobody means a table in a note in a cell of a table; a hostile peer may. */
const DEEPEST = 4;

/** One paragraph of a flow, read through the same view. */
export function paragraphContent(flow: Flow, paragraph: FlowParagraph, view: TextView): ParagraphContent {
  const paragraphs = (name: string) => readText(flow.written(name), view, [flow.name]);
  return contentOf(flow, paragraph, view, { view, paragraphs });
}

function contentOf(
  flow: Flow,
  { mark, runs }: FlowParagraph,
  view: TextView | null,
  inner: EmbedReader,
): ParagraphContent {
  return {
    id: paragraphId(mark),
    properties: (view ?? flow).propertiesOf(mark),
    runs: mergeRuns(runs, (run) => readEmbed(flow, run, inner)),
  };
}

/** @param within the flows this one stands in: what a hostile peer put into itself is shown once */
function readIn(flow: Flow, view: TextView | null, within: readonly string[]): ParagraphContent[] {
  const around = [...within, flow.name];
  const inner: EmbedReader = {
    view,
    paragraphs: (name) =>
      around.includes(name) || around.length > DEEPEST ? [] : readText(flow.written(name), view, around),
  };
  const paragraphs = readFlow(flow, undefined, undefined, undefined, view).map((paragraph) =>
    contentOf(flow, paragraph, view, inner),
  );
  return paragraphs.length > 0
    ? paragraphs
    : [{ id: paragraphId(null), properties: flow.propertiesOf(null), runs: [] }];
}

const EMPTY: ParagraphContent[] = [];

/** Of a note or a cell: an open paragraph has no identity there, for it would share it with that of every other. */
function readText(flow: Flow | null, view: TextView | null, within: readonly string[]): ParagraphContent[] {
  return flow === null ? EMPTY : readIn(flow, view, within).map(withoutOpenId);
}

function withoutOpenId({ id, ...paragraph }: ParagraphContent): ParagraphContent {
  return id === undefined || id === paragraphId(null) ? paragraph : { id, ...paragraph };
}

/**
 * The whole document as it is stored, whatever was proposed and decided on it: what stands in it is nobody's text
 * once there are suggestions (`shared/changes/readShown.ts` reads those). Title and language live in the seminar's
 * index and are handed in.
 */
export function readDocument(doc: Y.Doc, meta: { title: string; language: string }): DocumentContent {
  const flow = new Flow(doc);
  try {
    return {
      title: meta.title,
      language: meta.language,
      ...readLibrary(doc),
      paragraphs: readParagraphs(flow),
    };
  } finally {
    flow.close();
  }
}
