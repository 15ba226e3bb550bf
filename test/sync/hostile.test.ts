/** Mutated messages by the thousand against a real host: it stays up, and others write on undisturbed. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  encodeMessage,
  HELLO,
  PRESENCE,
  PROTOCOL_VERSION,
  QUERY_PRESENCE,
  STEP1,
  STEP2,
  SYNC,
  UPDATE,
} from '../../shared/sync/messages.ts';
import { encodePresence } from '../../shared/sync/presence.ts';
import { BODY, converged, device, isSafe, textOf, type, until } from './clients.ts';
import { startHostProcess } from './hostProcess.ts';
import { rawClient } from './rawClient.ts';

const SEED = 20_180_611;
const ATTACKERS = 500;
/** The first bad one ends its connection; the others are already on the way. */
const MESSAGES_EACH = 3;

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`${ATTACKERS * MESSAGES_EACH} mutated messages (seed ${SEED}): no crash, others keep working`, async () => {
  const random = randomFrom(SEED);
  const host = await startHostProcess();
  try {
    const a = device(host, 'seminar').open();
    const b = device(host, 'seminar').open();
    await Promise.all([a.ready, b.ready]);
    type(a.doc, 'honest text. ');
    a.doc.getText(BODY).format(0, 6, { bold: true });
    a.doc.getMap('paragraphs').set('1:2:style', 'heading1');
    await converged(a, b);

    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc));
    doc.getText(BODY).insert(3, 'attack\n', { bold: null, link: 'x' });
    doc.getMap('paragraphs').set('k', { deep: [1, 'two', new Uint8Array([3])] });
    doc.getText(BODY).delete(0, 5);
    const nested = new Y.Map();
    doc.getMap('documents').set('n', nested);
    nested.set('t', new Y.Text('inner'));
    const update = Y.encodeStateAsUpdate(doc);
    const messages = [
      encodeMessage({ type: SYNC, kind: STEP1, vector: Y.encodeStateVector(doc) }),
      encodeMessage({ type: SYNC, kind: STEP2, update }),
      encodeMessage({
        type: SYNC,
        kind: UPDATE,
        update: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(a.doc)),
      }),
      encodeMessage({
        type: PRESENCE,
        presence: encodePresence([{ client: 7, clock: 1, state: '{"person":{"name":"x"}}' }]),
      }),
      encodeMessage({ type: QUERY_PRESENCE }),
      encodeMessage({
        type: HELLO,
        version: PROTOCOL_VERSION,
        token: host.token,
        position: 3,
        client: 9,
        device: new Uint8Array(16),
        check: 1,
      }),
    ];
    const mutated = (message: Uint8Array): Uint8Array => {
      const bytes = [...message];
      for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
        const at = Math.floor(random() * bytes.length);
        const kind = random();
        if (kind < 0.5) bytes[at] = Math.floor(random() * 256);
        else if (kind < 0.65) bytes.splice(at, 1);
        else if (kind < 0.8) bytes.splice(at, 0, Math.floor(random() * 256));
        else if (kind < 0.9) bytes.splice(at);
        else bytes.push(...bytes.slice(at));
      }
      return new Uint8Array(bytes);
    };

    let sent = 0;
    for (let attacker = 0; attacker < ATTACKERS; attacker++) {
      const client = rawClient(host, 'seminar');
      await client.opened();
      client.hello();
      for (let count = 0; count < MESSAGES_EACH; count++) {
        client.sendBytes(mutated(messages[Math.floor(random() * messages.length)] as Uint8Array));
        sent++;
      }
      if (attacker % 100 === 0) type(a.doc, `still writing ${attacker}. `);
      client.socket.close();
      await client.isClosed();
    }
    expect(sent).toBe(ATTACKERS * MESSAGES_EACH);
    type(b.doc, 'the end');
    await until(() => isSafe(a) && isSafe(b));
    await converged(a, b);
    for (let attacker = 0; attacker < ATTACKERS; attacker += 100) {
      expect(textOf(a.doc)).toContain(`still writing ${attacker}. `);
    }
    // The same host, not one started again: and what it stored can be read.
    const reader = device(host, 'seminar').open({ http: true });
    await converged(a, reader);
    expect(host.lines.filter((line) => /TypeError|ReferenceError|stumbled/.test(line))).toEqual([]);
  } finally {
    await host.close();
  }
});
