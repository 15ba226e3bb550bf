/**
 * What citations read on the page: at once as the desk says them by itself, and a moment later as the style has them,
 * which the host formats. Without a host the words stay; when it is back, it is asked again.
 */
import type * as Y from 'yjs';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { SourceLibrary } from '../../../shared/document/sources/SourceLibrary.ts';
import type { CitationOrder, FormattedCitations } from '../../../shared/exchange/citations/CitationOrder.ts';
import { citationOrder } from '../../../shared/exchange/citations/CitationOrder.ts';
import { formatInWords } from '../../../shared/exchange/citations/citationOptions.ts';
import { textOf } from '../../../shared/exchange/citations/textRuns.ts';
import type { Readable } from '../../../shared/platform/Readable.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { Citations, CitedTexts } from '../../editor/Citations.ts';
import { NOTHING_CITED } from '../../editor/Citations.ts';
import type { HostAnswer } from '../../platform/hostClient.ts';

export interface CitationsSetting {
  readonly doc: Y.Doc;
  readonly format: (order: CitationOrder) => Promise<HostAnswer<FormattedCitations>>;
  /** Whether the host is there. */
  readonly connected: Readable<{ readonly connected: boolean }>;
  /** Before the host is asked: somebody may be typing. */
  readonly pause: () => Promise<void>;
}

export interface DocumentCitations extends Citations {
  readonly library: SourceLibrary;
  /** How often the text cites a source, as it was counted last. */
  timesCited(key: string): number;
  close(): void;
}

export function createCitations({ doc, format, connected, pause }: CitationsSetting): DocumentCitations {
  const library = new SourceLibrary(doc);
  const cited = writable<CitedTexts>(NOTHING_CITED);
  /** Looked through when it changes, and not whenever somebody rests from typing. */
  let sources = Object.fromEntries(library.list());
  let seen: Pick<DocumentContent, 'language' | 'paragraphs'> | null = null;
  let order: CitationOrder | null = null;
  /** What was asked for last, and whether the host has not answered. */
  let asked = 'null';
  let isOpen = false;
  let closed = false;

  async function ask(): Promise<void> {
    const [question, now] = [asked, order];
    if (now === null) return;
    isOpen = true;
    await pause();
    if (closed || asked !== question) return;
    const answer = await format(now);
    if (closed || asked !== question || !answer.ok) return;
    isOpen = false;
    cited.set(textsOf(answer.value));
  }

  function refresh(): void {
    if (closed || seen === null) return;
    order = citationOrder({ ...seen, library: { style: library.style, sources } });
    const question = JSON.stringify(order);
    if (question === asked) return;
    asked = question;
    isOpen = false;
    if (order === null) {
      cited.set(NOTHING_CITED);
      return;
    }
    // What is known from before stays until the host has answered: the page does not flicker.
    const inWords = textsOf(formatInWords(order));
    const { texts, sources: lines } = cited.get();
    cited.set({
      texts: new Map([...inWords.texts].map(([key, said]) => [key, texts.get(key) ?? said])),
      sources: lines.length > 0 ? lines : inWords.sources,
    });
    void ask();
  }

  const stopLibrary = library.onChange(() => {
    sources = Object.fromEntries(library.list());
    refresh();
  });
  const stopConnected = connected.subscribe(() => {
    if (connected.get().connected && isOpen) void ask();
  });
  return {
    library,
    cited,
    see(content) {
      seen = content;
      refresh();
    },
    timesCited: (key) =>
      order?.citations.filter((one) => one.cited.some((source) => source.key === key)).length ?? 0,
    close() {
      closed = true;
      stopLibrary();
      stopConnected();
    },
  };
}

function textsOf({ citations, sources }: FormattedCitations): CitedTexts {
  return {
    texts: new Map(Object.entries(citations).map(([key, runs]) => [key, textOf(runs)])),
    sources: sources.map(textOf),
  };
}
