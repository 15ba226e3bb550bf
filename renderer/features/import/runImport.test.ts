import { expect, test } from 'vitest';
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import { MOST_BYTES } from '../../../shared/exchange/word/read/mostBytes.ts';
import type { HostAnswer } from '../../platform/hostClient.ts';
import type { ImportClient, ImportProgress } from '../../platform/importClient.ts';
import type { ImportStep } from './runImport.ts';
import { runImport } from './runImport.ts';

const BY = { id: 'p1', name: 'Mere', delegation: 'FJ' };
const DOCUMENT = { id: 'd1', title: 'Outcomes' };
const REPORT = { paragraphs: 1 } as ImportReport;
const ok = <T>(value: T): HostAnswer<T> => ({ ok: true, value });
const away = { ok: false, reason: 'unreachable', message: 'no' } as const;
const working: ImportProgress = { state: 'working', progress: 0.5, step: 'reading' };
const done: ImportProgress = {
  state: 'done',
  progress: 1,
  step: 'storing',
  document: DOCUMENT,
  report: REPORT,
};

function desk(answers: readonly HostAnswer<ImportProgress>[], more: Partial<ImportClient> = {}) {
  const calls: string[] = [];
  const left = [...answers];
  const abort = new AbortController();
  const steps: ImportStep[] = [];
  const client: Pick<ImportClient, 'announce' | 'sendFile' | 'progress' | 'cancel'> = {
    announce: async ({ name }) => {
      calls.push(`announce ${name}`);
      return ok({ id: 'i1' });
    },
    sendFile: async () => {
      calls.push('send');
      return ok(null);
    },
    progress: async () => {
      calls.push('ask');
      return left.shift() ?? away;
    },
    cancel: async () => {
      calls.push('cancel');
      return ok(null);
    },
    ...more,
  };
  const run = (file = new File(['x'], 'Outcomes.docx')) =>
    runImport({
      file,
      by: BY,
      unknownName: 'Unknown',
      client,
      onProgress: (_progress, step) => steps.push(step),
      signal: abort.signal,
      pause: async () => {},
    });
  return { run, calls, steps, abort };
}

test('announced, sent, followed to the document', async () => {
  const { run, calls, steps } = desk([ok(working), ok(done)]);
  expect(await run()).toEqual({ ok: true, document: DOCUMENT, report: REPORT });
  expect(calls).toEqual(['announce Outcomes.docx', 'send', 'ask', 'ask']);
  expect(steps).toEqual(['sending', 'reading']);
});

test('a file that is too large is never sent', async () => {
  const { run, calls } = desk([]);
  const file = Object.assign(new File([], 'large.docx'), {});
  Object.defineProperty(file, 'size', { value: MOST_BYTES + 1 });
  expect(await run(file)).toEqual({ ok: false, reason: 'tooLarge' });
  expect(calls).toEqual([]);
});

test('the host’s reasons have words here; others come with its own', async () => {
  const failed = (reason: string, message: string) =>
    ok<ImportProgress>({ ...working, state: 'failed', reason, message });
  expect(await desk([failed('encrypted', 'x')]).run()).toEqual({ ok: false, reason: 'encrypted' });
  expect(await desk([failed('storing', 'The disk is full.')]).run()).toEqual({
    ok: false,
    reason: 'failed',
    message: 'The disk is full.',
  });
});

test('no host: before, while sending, while reading', async () => {
  const needsHost = { ok: false, reason: 'needsHost' };
  expect(await desk([], { announce: async () => away }).run()).toEqual(needsHost);
  expect(await desk([], { sendFile: async () => away }).run()).toEqual(needsHost);
  expect(await desk([ok(working)]).run()).toEqual(needsHost);
});

test('cancelled while sending or reading, the host is told; what is in by then is shown', async () => {
  const sending = desk([], {
    sendFile: async () => {
      sending.abort.abort();
      return away;
    },
  });
  expect(await sending.run()).toEqual({ ok: false, reason: 'cancelled' });
  expect(sending.calls.at(-1)).toBe('cancel');
  const reading = desk([], {
    progress: async () => {
      reading.abort.abort();
      return ok(working);
    },
  });
  expect(await reading.run()).toEqual({ ok: false, reason: 'cancelled' });
  expect(reading.calls.at(-1)).toBe('cancel');
  const late = desk([], {
    progress: async () => {
      late.abort.abort();
      return ok(done);
    },
  });
  expect(await late.run()).toMatchObject({ ok: true, document: DOCUMENT });
});

test('a very long name keeps its extension', async () => {
  const { run, calls } = desk([ok(done)]);
  await run(new File(['x'], `${'a'.repeat(400)}.docx`));
  expect(calls[0]?.length).toBe('announce '.length + 300);
  expect(calls[0]?.endsWith('.docx')).toBe(true);
});
