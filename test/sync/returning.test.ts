/** C10 and C11: a device that was away finds what both sides touched, however it went and came back. */
import { expect, onTestFinished, test } from 'vitest';
import type { LiveConnection } from '../../renderer/platform/connection/connectDocument.ts';
import { MemoryDisk } from '../../renderer/platform/connection/memoryStore.ts';
import { compareApart } from '../../shared/changes/returning/compareApart.ts';
import { RETURNED, readReport, tick } from '../../shared/changes/returning/ReturnReport.ts';
import { DURABLE, RECEIVED, SYNC, UPDATES } from '../../shared/sync/messages.ts';
import type { Device, Where } from './clients.ts';
import { converged, device, isSafe, textOf, until } from './clients.ts';
import { startHostProcess } from './hostProcess.ts';
import { startWire } from './inProcess.ts';
import { Line } from './line.ts';

const ALPHA = 'Alpha: policies exist.';
const BETA = 'Beta: few say how.';

interface Scene {
  readonly host: Where;
  readonly mine: Device;
  readonly line: Line;
  /** The device that goes away. */
  readonly here: LiveConnection;
  /** Somebody whose line is always there. */
  readonly there: LiveConnection;
}

async function scene(host: Where, id = 'doc'): Promise<Scene> {
  const line = new Line();
  const mine = device(host, id);
  const there = device(host, id).open();
  await there.ready;
  there.doc.getText('body').insert(0, `${ALPHA}\n${BETA}\n`);
  const here = mine.open({ WebSocket: line.WebSocket });
  await here.ready;
  await converged(here, there);
  await until(() => here.caughtUp.get());
  return { host, mine, line, here, there };
}

const write = ({ doc }: LiveConnection, behind: string, text: string) => {
  const body = doc.getText('body');
  body.insert(body.toString().indexOf(behind) + behind.length, text);
};
/** Somebody else writes, and the host has it. */
const elsewhere = async (there: LiveConnection, behind: string, text: string) => {
  write(there, behind, text);
  await until(() => isSafe(there));
};
const cut = async (line: Line, here: LiveConnection) => {
  line.cut();
  await until(() => !here.status.get().connected);
};
const mend = (line: Line, here: LiveConnection) => {
  line.mend();
  here.retryNow();
};
/** The lists as they are kept, once everything that ended was compared. */
async function listed(mine: Device): Promise<string[]> {
  await until(() => mine.disk.notes.get('apart') === undefined, 'everything is compared');
  return (readReport(mine.disk.notes.get(RETURNED))?.items ?? []).map((item) =>
    [
      item.kind,
      ...[item.mine.text, item.theirs.text, item.merged].map((text) => text.map((one) => one.text).join('')),
    ]
      .join(' | ')
      .replaceAll('\n', '¶'),
  );
}

const BOTH =
  'both | Alpha (mine): policies exist.¶ | Alpha: policies exist (theirs).¶ | Alpha (mine): policies exist (theirs).¶';

test('an outage in an open page: both versions are found when the line is back', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  await cut(line, here);
  write(here, 'Alpha', ' (mine)');
  await elsewhere(there, 'exist', ' (theirs)');
  mend(line, here);
  await converged(here, there);
  expect(await listed(mine)).toEqual([BOTH]);
  // The screen is told by itself.
  await until(() => readReport(here.notes.watch(RETURNED).get()) !== null);
});

test('nothing in common, nobody else at work, or a mere reconnect: no list, and mostly nothing is compared', async () => {
  const { line, mine, here, there } = await scene(await startWire());
  await here.close();
  let compared = 0;
  const again = mine.open({
    WebSocket: line.WebSocket,
    compare: async (updates) => {
      compared++;
      return compareApart(updates);
    },
  });
  await until(() => again.caughtUp.get());
  for (const both of [false, true]) {
    await cut(line, again);
    write(again, 'Alpha', ' (mine)');
    if (both) await elsewhere(there, 'few', ' (theirs)');
    mend(line, again);
    await converged(again, there);
    expect(await listed(mine)).toEqual([]);
    expect(compared).toBe(both ? 1 : 0);
  }
  await cut(line, again);
  await elsewhere(there, 'Alpha', ' (theirs)');
  mend(line, again);
  await converged(again, there);
  expect(await listed(mine)).toEqual([]);
  expect(compared).toBe(1);
});

test('closed, opened again without a line, gone on, and back days later', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  await cut(line, here);
  write(here, 'Alpha', ' (mi');
  await here.close();
  await elsewhere(there, 'exist', ' (theirs)');
  const second = mine.open({ WebSocket: line.WebSocket });
  await second.ready;
  write(second, ' (mi', 'ne');
  await second.close();
  const third = mine.open({ WebSocket: line.WebSocket });
  await third.ready;
  write(third, ' (mine', ')');
  mend(line, third);
  await converged(third, there);
  expect(await listed(mine)).toEqual([BOTH]);
});

test('closed before the host had confirmed the last words: compared like the rest', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  line.loses = 'everything';
  write(here, 'Alpha', ' (mine)');
  await here.stored();
  expect(here.status.get()).toMatchObject({ stage: 'device', connected: true });
  await here.close();
  await elsewhere(there, 'exist', ' (theirs)');
  line.mend();
  const again = mine.open({ WebSocket: line.WebSocket });
  await converged(again, there);
  expect(await listed(mine)).toEqual([BOTH]);
});

test('words on their way when the line dies belong to the time apart', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  line.loses = 'everything';
  write(here, 'Alpha', ' (mine)');
  await here.stored();
  await cut(line, here);
  await elsewhere(there, 'exist', ' (theirs)');
  mend(line, here);
  await converged(here, there);
  expect(await listed(mine)).toEqual([BOTH]);
});

test.each([
  ['the host’s first message', [UPDATES, SYNC]],
  ['the host’s word that it has mine', [RECEIVED]],
  ['the host’s word that mine are safe', [DURABLE]],
])('the line dies again behind %s, and what comes later is compared as well', async (_name, dieBehind) => {
  const { mine, line, here, there } = await scene(await startWire());
  await cut(line, here);
  write(here, 'Alpha', ' (mine)');
  await elsewhere(there, 'exist', ' (theirs)');
  line.dieBehind = dieBehind;
  line.mend();
  here.retryNow();
  await until(() => line.dieBehind.length === 0 && !here.status.get().connected, 'the line died again');
  await here.stored();
  write(here, 'Beta', ' (mine)');
  await elsewhere(there, 'few', ' (theirs)');
  mend(line, here);
  await converged(here, there);
  const second =
    'both | Beta (mine): few say how.¶ | Beta: few (theirs) say how.¶ | Beta (mine): few (theirs) say how.¶';
  expect(await listed(mine)).toEqual([BOTH, second]);
});

test('what was written on top of a part of theirs, after a return cut short, is compared with the rest', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  await cut(line, here);
  write(here, 'Alpha', ' (mine)');
  await elsewhere(there, 'exist', ' (theirs)');
  line.dieBehind = [UPDATES, SYNC];
  line.mend();
  here.retryNow();
  await until(() => line.dieBehind.length === 0 && !here.status.get().connected, 'the line died again');
  expect(textOf(here.doc)).toContain(' (theirs)');
  write(here, ' (theirs', ', as I read');
  await elsewhere(there, 'policies', ' (more)');
  mend(line, here);
  await converged(here, there);
  expect(await listed(mine)).toEqual([
    BOTH,
    `both | Alpha (mine): policies exist (theirs, as I read).¶ | Alpha: policies (more) exist (theirs).¶ | ${''}Alpha (mine): policies (more) exist (theirs, as I read).¶`,
  ]);
});

test('what others write while mine is still on its way to them belongs to the time apart', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  await cut(line, here);
  write(here, 'Alpha', ' (mine)');
  mend(line, here);
  line.loses = 'changes';
  await until(() => here.caughtUp.get());
  await elsewhere(there, 'exist', ' (theirs)');
  await until(() => textOf(here.doc).includes('(theirs)'));
  await here.stored();
  await cut(line, here);
  mend(line, here);
  await converged(here, there);
  expect(await listed(mine)).toEqual([BOTH]);
});

test('two windows of the device lose the host, both are written in, and one list comes of it', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  const other = mine.open({ WebSocket: line.WebSocket });
  await other.ready;
  await until(() => other.caughtUp.get());
  await cut(line, here);
  await until(() => !other.status.get().connected);
  write(here, 'Alpha', ' (mine)');
  await here.stored();
  await other.lookAgain();
  write(other, 'Beta', ' (mine)');
  await other.stored();
  await here.lookAgain();
  await elsewhere(there, 'exist', ' (theirs)');
  await elsewhere(there, 'few', ' (theirs)');
  line.mend();
  for (const one of [other, here]) one.retryNow();
  await converged(here, there);
  await converged(other, there);
  expect((await listed(mine)).map((line) => line.slice(0, 17))).toEqual([
    'both | Alpha (min',
    'both | Beta (mine',
  ]);
  // What the other window is told, it reads.
  const shown = other.notes.watch(RETURNED);
  await other.notes.look();
  expect(readReport(shown.get())?.items).toHaveLength(2);
});

test('a first look at the host over HTTP brings theirs as well', async () => {
  const host = await startHostProcess();
  onTestFinished(() => host.close());
  const { mine, line, here, there } = await scene(host, 'seminar');
  await cut(line, here);
  write(here, 'Alpha', ' (mine)');
  await here.close();
  await elsewhere(there, 'exist', ' (theirs)');
  // Where the device stood is no longer known: all is fetched.
  mine.disk.position = null;
  line.mend();
  const again = mine.open({ WebSocket: line.WebSocket, http: true });
  await converged(again, there);
  expect(await listed(mine)).toEqual([BOTH]);
});

test('a crash after the merge and before the list: the next window finds it', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  await cut(line, here);
  write(here, 'Alpha', ' (mine)');
  await here.close();
  await elsewhere(there, 'exist', ' (theirs)');
  line.mend();
  const crashing = mine.open({ WebSocket: line.WebSocket, compare: () => new Promise(() => {}) });
  await converged(crashing, there);
  await crashing.stored();
  await crashing.close();
  expect(mine.disk.notes.get(RETURNED)).toBeUndefined();
  // Without its host, even.
  line.cut();
  const next = mine.open({ WebSocket: line.WebSocket });
  await next.ready;
  expect(await listed(mine)).toEqual([BOTH]);
});

test('the rows a list is to come from are not folded into a snapshot', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  for (let count = 0; count < 220; count++) {
    write(there, 'Beta', 'x');
    await until(() => textOf(here.doc) === textOf(there.doc));
  }
  await here.stored();
  await cut(line, here);
  write(here, 'Alpha', ' (mine)');
  await here.close();
  await elsewhere(there, 'exist', ' (theirs)');
  line.mend();
  const crashing = mine.open({ WebSocket: line.WebSocket, compare: () => new Promise(() => {}) });
  await converged(crashing, there);
  await crashing.stored();
  await crashing.close();
  expect(mine.disk.rows.size).toBeGreaterThan(200);
  const next = mine.open({ WebSocket: line.WebSocket });
  await next.ready;
  expect(await listed(mine)).toEqual([BOTH]);
  await next.close();
  const last = mine.open({ WebSocket: line.WebSocket });
  await last.ready;
  await until(() => mine.disk.rows.size < 20, 'the rows are one by now');
  expect(textOf(last.doc)).toBe(textOf(there.doc));
});

test('a comparison that fails is told on the console, keeps nothing up, and is tried by the next window', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  const said: unknown[] = [];
  const { error } = console;
  console.error = (...words) => said.push(words);
  onTestFinished(() => {
    console.error = error;
  });
  await cut(line, here);
  write(here, 'Alpha', ' (mine)');
  await here.close();
  await elsewhere(there, 'exist', ' (theirs)');
  line.mend();
  const failing = mine.open({
    WebSocket: line.WebSocket,
    compare: async () => {
      throw new Error('broken');
    },
  });
  await converged(failing, there);
  await until(() => said.length > 0);
  write(failing, 'Beta', ' goes on');
  await converged(failing, there);
  await failing.close();
  mine.open({ WebSocket: line.WebSocket });
  expect(await listed(mine)).toEqual([BOTH]);
});

test('ticks are kept with the list, and a second return adds to it', async () => {
  const { mine, line, here, there } = await scene(await startWire());
  for (const [mineBehind, theirsBehind] of [
    ['Alpha', 'exist'],
    ['Beta', 'few'],
  ] as const) {
    await cut(line, here);
    write(here, mineBehind, ' (mine)');
    await elsewhere(there, theirsBehind, ' (theirs)');
    mend(line, here);
    await converged(here, there);
    await listed(mine);
    const [item] = readReport(mine.disk.notes.get(RETURNED))?.items ?? [];
    if (mineBehind === 'Alpha')
      await here.notes.change(RETURNED, (kept) => tick(readReport(kept) as never, item?.id ?? '', true));
  }
  await here.close();
  const again = mine.open({ WebSocket: line.WebSocket });
  await again.ready;
  const shown = again.notes.watch(RETURNED);
  await until(() => shown.get() !== undefined);
  const report = readReport(shown.get());
  expect(report?.items).toHaveLength(2);
  expect(report?.done).toEqual([report?.items[0]?.id]);
});

test('a device that cannot store keeps no list, and says nothing wrong', async () => {
  const { host, line, there } = await scene(await startWire());
  const broken = device(host, 'doc', new MemoryDisk()).open({ broken: true, WebSocket: line.WebSocket });
  await broken.ready;
  await cut(line, broken);
  write(broken, 'Alpha', ' (mine)');
  await elsewhere(there, 'exist', ' (theirs)');
  mend(line, broken);
  await until(() => isSafe(there) && textOf(there.doc) === textOf(broken.doc));
  expect(broken.notes.watch(RETURNED).get() ?? null).toBeNull();
});
