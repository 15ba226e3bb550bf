/** C7: the windows of one device, and the one sentence about everything this device owes the host. */
import { expect, onTestFinished, test } from 'vitest';
import type { Left, Told } from '../../renderer/platform/connection/DeskConnections.ts';
import { DeskConnections } from '../../renderer/platform/connection/DeskConnections.ts';
import { MemoryDisk } from '../../renderer/platform/connection/memoryStore.ts';
import type { Where } from './clients.ts';
import { device, textOf, type, until } from './clients.ts';
import { startHostProcess } from './hostProcess.ts';
import { startWire } from './inProcess.ts';

/** One device: its replicas, and windows that hear each other unless they are deaf. */
function oneDevice(where: Where) {
  const disks = new Map<string, MemoryDisk>();
  const windows: DeskConnections[] = [];
  const diskOf = (documentId: string) => {
    const disk = disks.get(documentId) ?? new MemoryDisk();
    disks.set(documentId, disk);
    return disk;
  };
  const left = async (only?: string): Promise<Left[]> =>
    [...disks].flatMap(([documentId, { rows }]) => {
      const keys = [...rows.values()].flatMap((row) => (row.waiting === 'own' ? [row.key] : []));
      const [oldest] = keys;
      if (oldest === undefined || (only !== undefined && only !== documentId)) return [];
      return [{ documentId, waiting: keys.length, oldest }];
    });
  return {
    diskOf,
    window(deaf = false): DeskConnections {
      const mine: DeskConnections = new DeskConnections({
        open: (documentId) => device(where, documentId, diskOf(documentId)).open(),
        left,
        tell(told: Told) {
          for (const other of windows) if (other !== mine) queueMicrotask(() => other.hear(told));
        },
      });
      if (!deaf) windows.push(mine);
      return mine;
    },
  };
}

test('changes of another window, of a document this one does not show, are counted at once and delivered', async () => {
  const host = await startHostProcess();
  onTestFinished(() => host.close());
  const here = oneDevice(host);
  const [staying, crashing] = [here.window(), here.window()];
  // 'seminar' is the one document a new host knows.
  const shown = crashing.show('seminar');
  await shown.connection.ready;
  await host.kill();
  await until(() => !shown.connection.status.get().connected);
  type(shown.connection.doc, 'nobody said farewell');
  await until(() => staying.status.get().waiting === 1);
  expect(staying.status.get().stage).toBe('device');
  await host.restart();
  const reader = device(host, 'seminar').open();
  await until(() => textOf(reader.doc) === 'nobody said farewell');
  await until(() => staying.status.get().waiting === 0);
});

test('one line that comes back wakes the others, in all windows', async () => {
  const host = await startHostProcess();
  onTestFinished(() => host.close());
  const here = oneDevice(host);
  const [one, two] = [here.window(), here.window()];
  const [a, b] = [one.show('seminar'), two.show('seminar')];
  await until(() => a.connection.status.get().connected && b.connection.status.get().connected);
  let retried = 0;
  const { retryNow } = b.connection;
  Object.assign(b.connection, {
    retryNow() {
      retried++;
      retryNow();
    },
  });
  await host.kill();
  await until(() => !a.connection.status.get().connected && !b.connection.status.get().connected);
  await host.restart();
  a.connection.retryNow();
  await until(() => a.connection.status.get().connected && b.connection.status.get().connected);
  expect(retried).toBeGreaterThan(0);
});

test('changes of a document that the host does not have are never called safe', async () => {
  const host = await startWire();
  const here = oneDevice(host);
  const desk = here.window();
  await desk.show('somewhere').connection.ready;
  await until(() => desk.status.get().stage === 'safe');
  const disk = here.diskOf('nowhere');
  const other = device(host, 'nowhere', disk).open();
  await other.stored();
  type(other.doc, 'for a document that is gone');
  await other.stored();
  await desk.scan();
  expect(desk.status.get()).toMatchObject({ stage: 'device', waiting: 1 });
  await until(() => other.status.get().trouble?.kind === 'refused');
  await desk.scan();
  expect(desk.status.get()).toMatchObject({ stage: 'device', waiting: 1 });
});
