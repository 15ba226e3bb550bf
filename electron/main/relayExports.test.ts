import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { askForProcesses } from '../host/exports/askForProcesses.ts';
import type { ExportOrder } from '../host/exports/exportMessages.ts';
import { relayExports } from './relayExports.ts';

function child() {
  const events = new EventEmitter();
  const said: unknown[] = [];
  const kill = vi.fn(() => true);
  const fake = {
    postMessage: (message: unknown): void => {
      said.push(message);
    },
    kill,
    on: events.on.bind(events),
  };
  return { fake, said, kill, emit: events.emit.bind(events) };
}

/** A host that asks, a desktop that relays, and the processes it started. */
function desk() {
  const host = child();
  const started: ReturnType<typeof child>[] = [];
  relayExports(host.fake, () => {
    const next = child();
    started.push(next);
    return next.fake;
  });
  const asked = askForProcesses((message) => {
    host.emit('message', message);
  });
  host.fake.postMessage = (told): void => asked.hear(told as Parameters<typeof asked.hear>[0]);
  return { host, started, asked };
}

const order: ExportOrder = {
  format: 'pdf',
  content: { title: 'a', language: 'en', paragraphs: [] },
  options: {},
};

test('two exports at once each hear their own process only', () => {
  const { started, asked } = desk();
  const heard: unknown[][] = [[], []];
  const processes = [asked.start(), asked.start()];
  for (const [index, process] of processes.entries()) process.onNews((news) => heard[index]?.push(news));
  processes[1]?.send(order);
  expect(started[0]?.said).toEqual([]);
  expect(started[1]?.said).toEqual([order]);
  started[1]?.emit('message', { kind: 'step', step: 'setting' });
  expect(heard).toEqual([[], [{ kind: 'step', step: 'setting' }]]);
});

test('cancelling ends the process, and its end is told', () => {
  const { started, asked } = desk();
  const process = asked.start();
  const ends: string[] = [];
  process.onEnd((how) => void ends.push(how));
  process.kill();
  expect(started[0]?.kill).toHaveBeenCalledOnce();
  started[0]?.emit('exit', 15);
  expect(ends).toEqual(['ended unexpectedly (code 15).']);
});

test('no export outlives its host', () => {
  const { host, started, asked } = desk();
  asked.start();
  host.emit('exit', 1);
  expect(started[0]?.kill).toHaveBeenCalledOnce();
});
