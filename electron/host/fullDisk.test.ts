/** A real disk that is really full: a small file system in memory, filled up under a running host. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanUp, rapporteur, runHost, stopAll, temporaryFolder } from '../cli/testCommand.ts';
import { wireLine } from './log/killLines.ts';
import { KillWriter } from './log/killWriter.ts';

const disk = temporaryFolder();
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'ignore' }).status === 0;
afterAll(cleanUp);

/** Takes all the space that is left; gives how to free it. */
function fillUp(): () => void {
  const ballast = join(disk, 'ballast');
  for (let block = 64 * 1024; block >= 1; block = Math.floor(block / 2)) {
    for (;;) {
      try {
        writeFileSync(ballast, Buffer.alloc(block), { flag: 'a' });
      } catch {
        break; // Full for blocks of this size: smaller ones next.
      }
    }
  }
  return () => rmSync(ballast);
}

test.skipIf(!mounted)(
  'L5 L6 on a full disk editing goes on, nothing is acknowledged, the person is told, and it is stored once there is room',
  async () => {
    try {
      const data = join(disk, 'data');
      const host = await runHost(data);
      const { body } = await host.call('POST', '/api/seminar', { template: 'regional-seminar' });
      const id = body.documents[1].id as string;
      const writer = new KillWriter('w', id, Math.random);
      const reader = new KillWriter('r', id, Math.random);
      let ready = 0;
      const lines = [writer, reader].map((one) => wireLine(one, host.origin, host.token, () => ready++));
      const [line] = lines as [(typeof lines)[0], (typeof lines)[0]];
      await expect.poll(() => ready, { timeout: 20_000 }).toBe(2);
      line.write();
      await expect.poll(() => writer.pending.length, { timeout: 20_000 }).toBe(0);
      const safe = writer.record.acknowledged;

      const makeRoom = fillUp();
      const storing = async () => (await host.call('GET', '/api/desk')).body.storing;
      await expect
        .poll(
          async () => {
            for (let n = 0; n < 50; n++) line.write();
            return (await storing()).reason;
          },
          { timeout: 30_000, interval: 20 },
        )
        .toBe('disk-full');
      const acknowledged = writer.record.acknowledged;
      line.write();
      // Others still see what is written, though it is not safe.
      const text = () => writer.doc.getText('body').toString();
      await expect
        .poll(() => reader.doc.getText('body').toString() === text(), { timeout: 20_000 })
        .toBe(true);
      expect(writer.record.acknowledged).toBe(acknowledged);
      expect(writer.pending.length).toBeGreaterThan(0);

      makeRoom();
      await expect.poll(() => writer.pending.length, { timeout: 30_000 }).toBe(0);
      expect(writer.record.acknowledged).toBeGreaterThan(safe);
      expect(await storing()).toEqual({ ok: true });
      host.kill('SIGKILL');
      await host.ended;
      for (const each of lines) each.close();
      expect(await rapporteur('verify', '--data', data)).toMatchObject({ code: 0 });
      const next = await runHost(data);
      const late = new KillWriter('l', id, Math.random);
      const joined = wireLine(late, next.origin, next.token, () => {});
      await expect.poll(() => late.doc.getText('body').toString() === text(), { timeout: 20_000 }).toBe(true);
      joined.close();
      next.kill('SIGTERM');
      expect((await next.ended).code).toBe(0);
    } finally {
      await stopAll();
      spawnSync('umount', [disk], { stdio: 'ignore' });
    }
  },
  120_000,
);
