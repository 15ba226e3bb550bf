import { expect, test } from 'vitest';
import { everyFeature } from '../../../shared/exchange/testing/samples.ts';
import { exportProcesses } from './ExportProcess.ts';
import { endKeptWorker } from './ExportWorker.ts';
import { exportDocument } from './exportDocument.ts';

const never = () => new AbortController().signal;

test('a process is kept for the next export, and ended when it is asked to', async () => {
  const order = { format: 'pdf', content: everyFeature(), created: new Date(0), signal: never() } as const;
  endKeptWorker();
  const started: number[] = [];
  const { start } = exportProcesses;
  exportProcesses.start = (module) => {
    started.push(1);
    return start(module);
  };
  try {
    const bytes: Uint8Array[] = [];
    for (let time = 0; time < 3; time++) {
      const result = await exportDocument({ ...order, onProgress: () => {} });
      if (result.ok) bytes.push(result.bytes);
    }
    expect(started).toHaveLength(1);
    // What it remembers changes nothing.
    expect(bytes.map((each) => Buffer.compare(Buffer.from(each), Buffer.from(bytes[0] ?? each)))).toEqual([
      0, 0, 0,
    ]);
    endKeptWorker();
    expect((await exportDocument({ ...order, onProgress: () => {} })).ok).toBe(true);
    expect(started).toHaveLength(2);
    // One that was cancelled in the middle of its work is of no more use.
    const abort = new AbortController();
    await exportDocument({ ...order, onProgress: () => abort.abort(), signal: abort.signal });
    expect((await exportDocument({ ...order, onProgress: () => {} })).ok).toBe(true);
    expect(started).toHaveLength(3);
  } finally {
    exportProcesses.start = start;
    endKeptWorker();
  }
}, 60_000);
