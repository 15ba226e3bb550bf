/** The host is killed again and again while people write through it: what was called safe must be on its disk. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openLog } from '../../electron/host/log/openLog.ts';
import { converged, device, textOf, type, until } from './clients.ts';
import { startHostProcess } from './hostProcess.ts';

const ROUNDS = 8;

test('no change that was safe is missing after kill -9, and in the end nobody lacks anything', async () => {
  const host = await startHostProcess();
  try {
    const people = ['a', 'b', 'c'].map((name) => ({
      name,
      made: 0,
      safe: 0,
      connection: device(host, 'seminar').open(),
    }));
    await Promise.all(people.map(({ connection }) => connection.ready));
    for (const person of people) {
      person.connection.status.subscribe(() => {
        person.safe = Math.max(person.safe, person.made - person.connection.status.get().waiting);
      });
    }
    let typing = true;
    const write = async (person: (typeof people)[number]) => {
      while (typing) {
        person.made++;
        type(person.connection.doc, `<${person.name}${person.made}>`);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const writing = people.map(write);
    for (let round = 0; round < ROUNDS; round++) {
      const goals = people.map((person) => person.safe + 10 + round * 3);
      await until(() => people.every((person, index) => person.safe >= (goals[index] as number)));
      const safe = people.map((person) => person.safe);
      await host.kill();
      const opened = openLog({
        folder: join(host.folder, 'log'),
        evidence: join(host.folder, 'damaged'),
        readOnly: true,
      });
      if (!opened.ok) throw new Error(opened.message);
      const stored = new Y.Doc();
      for (const update of opened.log.read('seminar').updates) Y.applyUpdate(stored, update);
      const text = textOf(stored);
      await opened.log.close();
      for (const [index, person] of people.entries()) {
        for (let number = 1; number <= (safe[index] as number); number++) {
          expect(
            text.includes(`<${person.name}${number}>`),
            `${person.name}${number} after kill ${round + 1}`,
          ).toBe(true);
        }
      }
      await host.restart();
    }
    typing = false;
    await Promise.all(writing);
    await converged(...people.map(({ connection }) => connection));
    const text = textOf((people[0] as (typeof people)[number]).connection.doc);
    for (const person of people) {
      for (let number = 1; number <= person.made; number++) {
        expect(text.split(`<${person.name}${number}>`).length, `${person.name}${number} once`).toBe(2);
      }
    }
  } finally {
    await host.close();
  }
});
