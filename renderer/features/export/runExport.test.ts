import { expect, test } from 'vitest';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import type { ExportProgress, HostAnswer } from '../../platform/hostClient.ts';
import { fileName, runExport } from './runExport.ts';

const content: DocumentContent = { title: 'Framework', language: 'en', paragraphs: [] };
const good = <T>(value: T): HostAnswer<T> => ({ ok: true, value });
const bytes = new Uint8Array([1, 2, 3]);

function desk(steps: readonly ExportProgress[], reach = true) {
  const asked: string[] = [];
  const abort = new AbortController();
  const left = [...steps];
  const away = { ok: false, reason: 'unreachable', message: '' } as const;
  const request = {
    content,
    client: {
      startExport: async () => (reach ? good({ id: 'x' }) : away),
      exportProgress: async () =>
        good(left.shift() ?? ({ state: 'working', progress: 0.9, step: 'writing' } as const)),
      exportedFile: async () => good(bytes),
      cancelExport: async () => {
        asked.push('cancel');
        return good(null);
      },
    },
    onDevice: async () => bytes,
    onProgress: ({ progress }: { progress: number }) => asked.push(String(progress)),
    pause: async () => {},
    signal: abort.signal,
  };
  return { request, asked, abort };
}

test('the host works, its progress is told, the file comes', async () => {
  const { request, asked } = desk([
    { state: 'working', progress: 0.2, step: 'setting' },
    { state: 'done', progress: 1, step: 'writing', warnings: ['No font here can draw it.'] },
  ]);
  expect(await runExport({ ...request, format: 'pdf' })).toEqual({
    ok: true,
    bytes,
    by: 'host',
    warnings: ['No font here can draw it.'],
  });
  expect(asked).toEqual(['0.2']);
});

test('without a host the device writes, except a PDF, which says what it needs', async () => {
  const { request } = desk([], false);
  expect(await runExport({ ...request, format: 'docx' })).toEqual({
    ok: true,
    bytes,
    by: 'device',
    warnings: [],
  });
  expect(await runExport({ ...request, format: 'pdf' })).toMatchObject({ ok: false, reason: 'needs-host' });
});

test('cancelling reaches the host and gives no file', async () => {
  const { request, asked, abort } = desk([]);
  const pause = async () => abort.abort();
  expect(await runExport({ ...request, pause, format: 'docx' })).toMatchObject({ reason: 'cancelled' });
  expect(asked).toContain('cancel');
});

test('a failure carries the words of the host; one of the device its own', async () => {
  const { request } = desk([{ state: 'failed', progress: 0, step: 'setting', message: 'No font.' }]);
  expect(await runExport({ ...request, format: 'pdf' })).toEqual({
    ok: false,
    reason: 'failed',
    message: 'No font.',
  });
  const away = desk([], false).request;
  const onDevice = () => Promise.reject(new Error('broken'));
  expect(await runExport({ ...away, onDevice, format: 'html' })).toMatchObject({
    reason: 'failed',
    message: 'broken',
  });
});

test('a file name in any script, and never one a system refuses', () => {
  expect(fileName('Agreed outcomes: draft 2/3', 'docx')).toBe('Agreed outcomes draft 2 3.docx');
  expect(fileName('إطار البحث', 'pdf')).toBe('إطار البحث.pdf');
  expect(fileName('../..', 'md')).toBe('document.md');
});
