/**
 * The process exports run in: it takes an order, sends steps and the bytes, and waits for the next. An order that
 * fails ends it: what a font or a text did to the typesetter ends with it.
 */
import { enableCompileCache } from 'node:module';
import { citationOptions } from '../../../shared/exchange/citations/citationOptions.ts';
import type { PdfOptions } from '../../../shared/exchange/pdf/makePdfInput.ts';
import { plainContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import type { ImportOrder } from '../imports/readImport.ts';
import type { ReturnOrder } from '../returns/readReturn.ts';
import type { ExportNews, ExportOrder, ProcessOrder } from './exportMessages.ts';

// Most of what a first export waits for is its own program being read; what is loaded below is remembered.
enableCompileCache?.();

const tell = (news: ExportNews) =>
  new Promise<void>((resolve, reject) => {
    if (process.send === undefined) reject(new Error('An export runs as a child of the host only.'));
    else process.send(news, undefined, {}, (error) => (error === null ? resolve() : reject(error)));
  });

process.on('message', (order: ProcessOrder) => {
  void work(order).catch(async (error: unknown) => {
    await tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }).catch(
      () => {},
    );
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(1));

/** Loaded where something is cited alone: the typesetter is large. */
async function citationsOf({ content }: ExportOrder): Promise<Partial<PdfOptions>> {
  return citationOptions(plainContent(content), async (asked) => {
    const { setCitations } = await import('../citations/setCitations.ts');
    return setCitations(asked);
  });
}

async function readFile(order: ImportOrder | ReturnOrder, onProgress: (progress: number) => void) {
  if (order.format === 'import') {
    const { readImport } = await import('../imports/readImport.ts');
    return readImport(order, onProgress);
  }
  const { readReturn } = await import('../returns/readReturn.ts');
  return readReturn(order, onProgress);
}

async function work(order: ProcessOrder): Promise<void> {
  if (order.format === 'import' || order.format === 'return') {
    const steps: Promise<void>[] = [];
    const onProgress = (progress: number) => void steps.push(tell({ kind: 'progress', progress }));
    const file = await readFile(order, onProgress);
    await Promise.all(steps);
    await tell({ kind: 'read', file });
    return;
  }
  if (order.format === 'citations') {
    const { setCitations } = await import('../citations/setCitations.ts');
    await tell({ kind: 'cited', formatted: setCitations(order.order) });
    return;
  }
  const options = { ...order.options, ...(await citationsOf(order)) };
  await tell({ kind: 'step', step: 'preparing' });
  if (order.format === 'pdf') {
    const { setPdf } = await import('./setPdf.ts');
    const steps: Promise<void>[] = [];
    const { bytes, warnings } = await setPdf(
      order.content,
      options,
      (step) => void steps.push(tell({ kind: 'step', step })),
    );
    await Promise.all(steps);
    await tell({ kind: 'done', bytes, warnings, memory: process.memoryUsage.rss() });
    return;
  }
  const { writeWord } = await import('../../../shared/exchange/word/writeWord.ts');
  const { basePaper, packBase } = await import('../../../shared/exchange/word/base/packBase.ts');
  await tell({ kind: 'step', step: 'setting' });
  const { origin, content } = order;
  const bytes = await writeWord(content, origin === undefined ? options : { ...options, origin });
  const base = origin === undefined ? {} : { base: packBase({ origin, content, paper: basePaper(options) }) };
  await tell({ kind: 'done', bytes, warnings: [], memory: process.memoryUsage.rss(), ...base });
}
