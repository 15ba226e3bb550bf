/** What Chromium's trace says of a stretch of time: the main thread's longest task, and the time between drawn frames. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

export interface Trace {
  /** Milliseconds of the longest task of the page's main thread. */
  readonly task: number;
  /** Milliseconds between each frame drawn and the next, while something moved. */
  readonly frames: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** Categories of tasks, of frames, and of the threads' names. */
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline.frame'];
const TASK = /RunTask$/;
/** Milliseconds in which what was put off comes to be done: its tasks count, and frames may rest. */
const REST = 600;

export async function traceOf(page: Page, act: () => Promise<unknown>): Promise<Trace> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('there is no browser to ask');
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  // Named in the trace, so that the page's own thread is known among all.
  const mark = `rapporteur-${Math.random()}`;
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: [...CATEGORIES, 'blink.user_timing'] },
  });
  await page.evaluate((name) => void performance.mark(name), mark);
  await act();
  await page.evaluate((name) => void performance.mark(name), `${mark}-end`);
  await pause(REST);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return readTrace(events, mark);
}

function readTrace(events: readonly TraceEvent[], mark: string): Trace {
  const marked = events.find(({ name }) => name === mark);
  if (marked === undefined) throw new Error('the trace does not show the page');
  const { pid, tid, ts } = marked;
  const end = events.find(({ name }) => name === `${mark}-end`)?.ts ?? Number.POSITIVE_INFINITY;
  const own = events.filter((event) => event.pid === pid && event.ts >= ts);
  const tasks = own.filter((event) => event.tid === tid && TASK.test(event.name) && event.dur !== undefined);
  const drawn = own.flatMap((event) => (event.name === 'DrawFrame' && event.ts < end ? [event.ts] : []));
  if (tasks.length === 0 || drawn.length < 2) throw new Error('the trace shows no tasks, or no frames');
  drawn.sort((a, b) => a - b);
  return {
    task: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
    frames: drawn.slice(1).map((at, index) => (at - (drawn[index] as number)) / 1000),
  };
}
