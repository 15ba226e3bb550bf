/** What the host lets in and what it answers, message by message. Names begin with the rules of shared/sync/SPEC.md. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  DURABLE,
  encodeMessage,
  PRESENCE,
  RECEIVED,
  REFUSED,
  STEP2,
  SYNC,
  UPDATES,
  WELCOME,
} from '../../shared/sync/messages.ts';
import { decodePresence, encodePresence } from '../../shared/sync/presence.ts';
import { checkOf } from '../../shared/sync/stateCheck.ts';
import { stock, textOf, until } from './clients.ts';
import { startWire } from './inProcess.ts';
import type { RawClient } from './rawClient.ts';
import { rawClient } from './rawClient.ts';

async function joined(
  host: Awaited<ReturnType<typeof startWire>>,
  id = 'doc',
  overrides = {},
): Promise<RawClient> {
  const client = rawClient(host, id);
  await client.opened();
  client.hello(overrides);
  await until(() => client.count(WELCOME) === 1);
  return client;
}

/** What a document emits while `change` runs. */
function updateOf(doc: Y.Doc, change: (text: Y.Text) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const take = (update: Uint8Array) => updates.push(update);
  doc.on('update', take);
  doc.transact(() => change(doc.getText('body')));
  doc.off('update', take);
  return Y.mergeUpdates(updates);
}

test('W1: nobody without the token is let in, and is told so', async () => {
  const host = await startWire();
  const wrong = rawClient(host, 'doc');
  await wrong.opened();
  wrong.hello({ token: 'guessed' });
  await wrong.isClosed();
  expect(wrong.closed?.code).toBe(4401);
  expect(wrong.last(REFUSED)).toMatchObject({ reason: 'token' });
  const silent = rawClient(host, 'doc');
  await silent.opened();
  silent.update(new Uint8Array([0, 0]));
  await silent.isClosed();
  expect(silent.closed?.code).toBe(4401);
  const subprotocol = rawClient(host, 'doc', ['rapporteur.token.guessed']);
  await subprotocol.isClosed();
  expect(subprotocol.closed?.code).toBe(4401);
});

test('W2: an unknown document is refused for good', async () => {
  const host = await startWire();
  for (const id of ['nowhere', '..%2f..', 'a'.repeat(200)]) {
    const client = rawClient(host, id);
    await client.opened();
    client.hello();
    await client.isClosed();
    expect(client.closed?.code).toBe(4404);
  }
});

test('W10: received comes after the host applied it, durable only after the commit that covers it', async () => {
  let commits = 0;
  let hold = true;
  const host = await startWire({
    beforeCommit(copy, work) {
      if (work !== 'append') return;
      if (hold && copy === 0)
        throw Object.assign(new Error('held back'), { code: 'ERR_SQLITE_ERROR', errcode: 10 });
      commits++;
    },
  });
  const a = await joined(host);
  a.update(updateOf(a.doc, (text) => text.insert(0, 'hello')));
  await until(() => a.last(RECEIVED)?.count === 1);
  expect(await host.wire.rooms.read('doc', textOf)).toBe('hello');
  expect(a.count(DURABLE)).toBe(0);
  hold = false;
  await host.log.flush();
  await until(() => a.last(DURABLE)?.count === 1);
  expect(commits).toBeGreaterThan(0);
  expect(a.last(DURABLE)?.position).toBe(host.log.position('doc'));
});

test('W11: what the host already has is acknowledged only once it is committed', async () => {
  let hold = false;
  const host = await startWire({
    beforeCommit(copy) {
      if (hold && copy === 0)
        throw Object.assign(new Error('held back'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
    },
  });
  const a = await joined(host);
  hold = true;
  const update = updateOf(a.doc, (text) => text.insert(0, 'twice'));
  a.update(update);
  await until(() => a.count(RECEIVED) === 1);
  const again = await joined(host, 'doc', {});
  again.update(update);
  await until(() => again.count(RECEIVED) === 1 || again.closed !== null);
  // Somebody else may not bring the text of who is here, but the same text is no news.
  expect(again.closed).toBeNull();
  expect(again.count(DURABLE)).toBe(0);
  hold = false;
  await host.log.flush();
  await until(() => again.last(DURABLE)?.count === 1 && a.last(DURABLE)?.count === 1);
});

test('W12: others get a change after its commit, in one message with its position, and its sender does not', async () => {
  const host = await startWire();
  const a = await joined(host);
  const b = await joined(host);
  a.update(updateOf(a.doc, (text) => text.insert(0, 'x')));
  await until(() => b.count(UPDATES) === 1 && a.count(DURABLE) === 1);
  expect(b.last(UPDATES)?.position).toBe(host.log.position('doc'));
  expect(a.count(UPDATES) + a.got.filter((message) => message.type === SYNC).length).toBe(0);
});

test('W16: whoever cannot read for a while gets what gathered in few messages', async () => {
  const host = await startWire();
  const slow = await joined(host);
  const author = await joined(host);
  slow.socket.pause();
  for (let count = 0; count < 60; count++) {
    author.update(updateOf(author.doc, (text) => text.insert(text.length, `${count} `)));
    await until(() => (author.last(DURABLE)?.count ?? 0) > count);
  }
  slow.socket.resume();
  const seen = new Y.Doc();
  await until(() => slow.last(UPDATES)?.position === host.log.position('doc'));
  for (const message of slow.got) if (message.type === UPDATES) Y.applyUpdate(seen, message.update);
  expect(textOf(seen)).toBe(textOf(author.doc));
  expect(slow.count(UPDATES)).toBeLessThanOrEqual(3);
});

test('W15: the last words of somebody who leaves at once are not lost', async () => {
  const host = await startWire();
  const a = rawClient(host, 'doc');
  await a.opened();
  a.hello();
  for (let count = 0; count < 50; count++)
    a.update(updateOf(a.doc, (text) => text.insert(text.length, `${count} `)));
  a.socket.close();
  await a.isClosed();
  await expect.poll(() => host.wire.rooms.read('doc', textOf)).toBe(textOf(a.doc));
});

test('W4, W5: resume sends only what came later; where that cannot be told, state vectors are exchanged', async () => {
  const host = await startWire();
  const a = await joined(host);
  for (const words of ['one ', 'two ', 'three ']) {
    const before = a.count(DURABLE);
    a.update(updateOf(a.doc, (text) => text.insert(text.length, words)));
    await until(() => a.count(DURABLE) > before);
  }
  const [first, second] = host.log.readSince('doc', 0) ?? [];
  const b = await joined(host, 'doc', { position: second?.position });
  expect(b.last(WELCOME)?.mode).toBe('resume');
  await until(() => b.last(UPDATES)?.position === host.log.position('doc'));
  Y.applyUpdate(b.doc, first?.update as Uint8Array);
  Y.applyUpdate(b.doc, second?.update as Uint8Array);
  for (const message of b.got) if (message.type === UPDATES) Y.applyUpdate(b.doc, message.update);
  expect(textOf(b.doc)).toBe('one two three ');
  expect((await joined(host, 'doc', { position: 999_999 })).last(WELCOME)?.mode).toBe('full');
  const level = { position: host.log.position('doc') };
  const vector = Y.decodeStateVector(Y.encodeStateVector(b.doc));
  expect((await joined(host, 'doc', { ...level, check: checkOf(vector) })).last(WELCOME)?.mode).toBe(
    'resume',
  );
  expect((await joined(host, 'doc', { ...level, check: 12345 })).last(WELCOME)?.mode).toBe('full');
});

test('W20: what cannot be read closes the connection and nothing else', async () => {
  const host = await startWire();
  const witness = await joined(host);
  for (const bytes of [[0], [99, 1, 2], [0, 2, 3, 1, 1, 255], [1, 1, 0, 7], [22, 0, 0], [16, 1]]) {
    const client = await joined(host);
    client.sendBytes(new Uint8Array(bytes));
    await client.isClosed();
    expect(client.closed?.code).toBe(4400);
  }
  witness.update(updateOf(witness.doc, (text) => text.insert(0, 'still here')));
  await until(() => witness.count(DURABLE) === 1);
});

test('W21: nobody writes in the name of somebody else who is here', async () => {
  const host = await startWire();
  const a = await joined(host);
  const forger = await joined(host);
  const forged = new Y.Doc();
  forged.clientID = a.doc.clientID;
  forger.update(updateOf(forged, (text) => text.insert(0, 'a never wrote this')));
  await forger.isClosed();
  expect(forger.closed?.code).toBe(4509);
  expect(host.lines.join()).toMatch(/in the name of client/);
  a.update(updateOf(a.doc, (text) => text.insert(0, 'a wrote this')));
  await until(() => a.count(DURABLE) === 1);
  expect(await host.wire.rooms.read('doc', textOf)).toBe('a wrote this');
});

test('W22: a device may forward what its other sessions wrote, also while they are here', async () => {
  const host = await startWire();
  const deviceKey = new Uint8Array(16).fill(7);
  await joined(host, 'doc', { device: deviceKey });
  const tab = await joined(host, 'doc', { device: deviceKey });
  const first = host.wire.rooms;
  const other = new Y.Doc();
  tab.update(updateOf(other, (text) => text.insert(0, 'from an earlier session')));
  await until(() => tab.count(DURABLE) === 1);
  expect(await first.read('doc', textOf)).toBe('from an earlier session');
});

test('W23: an id of a device that has left stays its own; an id nobody claimed may be forwarded', async () => {
  const host = await startWire();
  const keeper = await joined(host);
  const a = await joined(host);
  const offline = updateOf(a.doc, (text) => text.insert(0, 'said later'));
  a.socket.close();
  await a.isClosed();
  const b = await joined(host);
  b.update(offline);
  await b.isClosed();
  expect(b.closed?.code).toBe(4509);
  const c = await joined(host);
  c.update(
    updateOf(new Y.Doc(), (text) => text.insert(0, 'of somebody who never came')),
    STEP2,
  );
  await until(() => c.count(DURABLE) === 1);
  expect(keeper.closed).toBeNull();
});

test('W24: the same session connecting again takes the place of its dead line', async () => {
  const host = await startWire();
  const device = new Uint8Array(16).fill(9);
  const old = await joined(host, 'doc', { device });
  const again = await joined(host, 'doc', { device, client: old.doc.clientID });
  await old.isClosed();
  expect(old.closed?.code).toBe(4513);
  const imposter = rawClient(host, 'doc');
  await imposter.opened();
  imposter.hello({ client: old.doc.clientID });
  await imposter.isClosed();
  expect(imposter.closed?.code).toBe(4509);
  expect(again.closed).toBeNull();
});

test('W25: forged erasure, gaps and what builds on missing text are kept out', async () => {
  const host = await startWire();
  const victim = new Y.Doc();
  const base = updateOf(victim, (text) => text.insert(0, 'seen. '));
  const later = updateOf(victim, (text) => text.insert(6, 'not seen yet'));
  const a = await joined(host);
  a.update(base, STEP2);
  await until(() => a.count(DURABLE) === 1);

  // "Nothing was here" at the clocks the victim is about to send.
  const erased = new Y.Doc();
  Y.applyUpdate(erased, base);
  Y.applyUpdate(erased, later);
  const forged = gcForm(victim.clientID, 6, 12);
  const eraser = await joined(host);
  eraser.update(forged, STEP2);
  await eraser.isClosed();
  expect(eraser.closed?.code).toBe(4400);

  const gap = await joined(host);
  const beyond = updateOf(victim, (text) => text.insert(18, '!'));
  gap.update(beyond);
  await gap.isClosed();
  expect(gap.closed?.code).toBe(4512);

  const c = await joined(host);
  c.update(later, STEP2);
  await until(() => c.count(DURABLE) === 1);
  expect(await host.wire.rooms.read('doc', textOf)).toBe('seen. not seen yet');
});

/** An update that is one GC struct. */
function gcForm(client: number, clock: number, length: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  const filler = Y.encodeStateAsUpdate(doc);
  expect(filler).toHaveLength(2);
  const bytes = [1, 1];
  const varUint = (value: number) => {
    for (let rest = value; ; rest = Math.floor(rest / 128)) {
      if (rest < 128) {
        bytes.push(rest);
        return;
      }
      bytes.push(128 | (rest % 128));
    }
  };
  varUint(client);
  varUint(clock);
  bytes.push(0);
  varUint(length);
  bytes.push(0);
  return new Uint8Array(bytes);
}

test('W30: presence is batched, never sent back, and leaves with its socket', async () => {
  const host = await startWire();
  const a = await joined(host);
  const b = await joined(host);
  const state = (clock: number, value: string) =>
    ({
      type: PRESENCE,
      presence: encodePresence([{ client: a.doc.clientID, clock, state: JSON.stringify({ at: value }) }]),
    }) as const;
  for (let clock = 1; clock <= 20; clock++) a.send(state(clock, `place ${clock}`));
  const seen = () =>
    b.got.flatMap((message) => (message.type === PRESENCE ? (decodePresence(message.presence) ?? []) : []));
  await until(() => seen().at(-1)?.clock === 20);
  expect(b.count(PRESENCE)).toBeLessThan(5);
  // What b says about a (the stock client repeats every cursor it sees) changes nothing.
  b.send({
    type: PRESENCE,
    presence: encodePresence([{ client: a.doc.clientID, clock: 99, state: 'null' }]),
  });
  const late = await joined(host);
  await until(() => late.count(PRESENCE) > 0);
  a.socket.terminate();
  await until(() => seen().at(-1)?.state === 'null');
  expect(seen().at(-1)).toMatchObject({ client: a.doc.clientID, clock: 21 });
  expect(a.count(PRESENCE)).toBe(0);
});

test('W31: a stock client hears something in a quiet room and lives on what it hears', async () => {
  const host = await startWire();
  const a = stock(host, 'doc');
  await until(() => a.synced);
  expect(a.wsconnected).toBe(true);
  expect(encodeMessage({ type: PRESENCE, presence: encodePresence([]) })).toEqual(new Uint8Array([1, 1, 0]));
});
