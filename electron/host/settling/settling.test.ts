/** Settling by real hosts, some of them killed. Rules S1 to S8 of ../SPEC.md. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { STEP1, SYNC, WELCOME } from '../../../shared/sync/messages.ts';
import { device, until } from '../../../test/sync/clients.ts';
import { rawClient } from '../../../test/sync/rawClient.ts';
import type { DieAt, FromTarget } from '../log/killTarget.ts';
import { startTarget } from '../log/killTest.ts';
import { loadDocument } from '../log/snapshot.ts';
import { cleanUp, logFiles, openTestLog, temporaryFolder } from '../log/testLog.ts';
import { EDITOR, FIJI, open, reviewer, SAMOA, textDocument, textsOf } from '../testReview.ts';
import { createRooms } from '../wire/LiveRooms.ts';
import { SettlingNotes } from './SettlingNotes.ts';
import { DAY, settleRipe, waitingDecisions } from './settleDocument.ts';

const killAll: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const kill of killAll.splice(0)) await kill();
  await cleanUp();
});

/** Each word proposed to go or to be followed by another, by turns, and all of it decided by one editor. */
function decided(count: number, deciderSays = Date.now): Uint8Array {
  const words = Array.from({ length: count }, (_, nth) => `word${nth} `);
  const doc = open(textDocument(words.join('')));
  const fiji = reviewer(doc, FIJI, () => Date.UTC(2018, 5, 1));
  let at = words.join('').length;
  for (const [nth, word] of [...words.entries()].reverse()) {
    at -= word.length;
    if (nth % 2 === 0) fiji.remove(at, at + word.length);
    else fiji.insert(at, 'new ');
  }
  const other = open(Y.encodeStateAsUpdate(doc));
  const editor = reviewer(other, EDITOR, deciderSays);
  const ids = [...editor.changes.suggestions.keys()];
  editor.decide('accepted', ids.slice(0, count / 2));
  editor.decide('rejected', ids.slice(count / 2));
  return Y.encodeStateAsUpdate(other);
}

async function store(path: string, id: string, update: Uint8Array): Promise<void> {
  const log = openTestLog(path);
  await log.append(id, update).durable;
  await log.close();
}

/** As the files have it, read without the host. */
function stored(path: string, id = 'doc'): Y.Doc {
  const log = openTestLog(path);
  const { doc, missing } = loadDocument(log.read(id).updates);
  expect(missing).toBe(false);
  void log.close();
  return doc;
}

const settledIn = (doc: Y.Doc) => doc.getMap('settled').size;

/** A host in a process of its own that looks all the time what may be settled. */
async function runHost(folder: string, settleAfter: number, dieAt: DieAt | null = null) {
  const lines: string[] = [];
  const target = startTarget({ ask: 'host', folder, dieAt, settleAfter }, (line) => lines.push(line));
  target.onMessage((message: FromTarget) => {
    if (message.tell === 'line') lines.push(message.line);
  });
  const kill = () => {
    target.child.kill('SIGKILL');
    return target.gone;
  };
  killAll.push(kill);
  const opened = await target.open;
  const { origin = '', token = '' } = opened ?? {};
  return {
    lines,
    gone: target.gone,
    kill,
    where: { port: Number(new URL(origin || 'http://x').port), token },
  };
}

test('S5 S8 what is settled is stored, given out to who is connected, told in one line, and changes no text', async () => {
  const path = temporaryFolder();
  const update = decided(20);
  const before = textsOf(open(update));
  await store(path, 'doc', update);
  await store(path, 'young', decided(4));
  const host = await runHost(path, 0);
  const reader = device(host.where, 'doc').open();
  await until(() => settledIn(reader.doc) === 20);
  expect(textsOf(reader.doc)).toEqual(before);
  expect(reader.doc.getText('body').toString()).toBe(`${before.final}\n`);
  // A device that is still on its way to a decision holds it for a moment, and that is told too (S3); nothing else is.
  const told = () => host.lines.filter((line) => !line.includes('are not settled yet, because'));
  await until(() => told().length >= 2);
  expect(told().sort()).toEqual([
    'Document doc: settled 20 suggestion(s).',
    'Document young: settled 4 suggestion(s).',
  ]);
  await host.kill();
  expect(settledIn(stored(path))).toBe(20);
});

test('S1 a decider whose watch is years slow settles nothing early', async () => {
  const path = temporaryFolder();
  await store(
    path,
    'doc',
    decided(4, () => Date.UTC(1970, 0, 2)),
  );
  await store(path, 'first', decided(4));
  const host = await runHost(path, 30);
  const notes = () => new SettlingNotes(join(path, 'settling.json'));
  await until(() => notes().decisionsOf('doc').size === 2 && notes().decisionsOf('first').size === 2);
  await host.kill();
  for (const { at } of notes().decisionsOf('doc').values()) expect(Date.now() - at).toBeLessThan(DAY);
  expect(settledIn(stored(path))).toBe(0);
});

test('S1 of two decisions only the ripe one is settled, and a young one on the same suggestion keeps it', async () => {
  const doc = open(decided(4));
  const [accepted, rejected] = [...waitingDecisions(doc)];
  const edit = async (_id: string, change: (one: Y.Doc) => void) => doc.transact(() => change(doc));
  const { suggestions } = reviewer(doc, FIJI).changes;
  const settled = () => [...suggestions.values()].filter(({ id }) => doc.getMap('settled').has(id));
  expect(await settleRipe(edit, 'doc', new Set([accepted as string]))).toBe(2);
  expect(settled().map(({ decisions }) => [...decisions.values()].map(({ id }) => id))).toEqual([
    [accepted],
    [accepted],
  ]);
  expect(waitingDecisions(doc)).toEqual(new Set([rejected]));
  // Decided the same way once more, just now.
  const late = open(Y.encodeStateAsUpdate(doc));
  const waiting = [...suggestions.values()].filter((one) => !settled().includes(one));
  reviewer(late, SAMOA).decide('rejected', [waiting[0]?.id as string]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(late));
  expect(await settleRipe(edit, 'doc', new Set([rejected as string]))).toBe(1);
  expect(await settleRipe(edit, 'doc', waitingDecisions(doc))).toBe(1);
  expect(await settleRipe(edit, 'doc', waitingDecisions(doc))).toBe(0);
});

test('S5 killed again and again in the middle of settling: each portion is there or not, and no text ever changes', async () => {
  const path = temporaryFolder();
  const update = decided(500);
  const before = textsOf(open(update));
  await store(path, 'doc', update);
  const seen = new Set<number>();
  for (let round = 0; !seen.has(500) && round < 30; round++) {
    // The first commit of a host is that of its setting, or of a portion.
    const dieAt = { work: 'append', copy: round % 2, nth: 1 + (round % 3) } as const;
    const host = await runHost(path, 0, dieAt);
    const done = () => host.lines.some((line) => line.includes('settled'));
    await Promise.race([host.gone, until(done)]);
    await host.kill();
    const doc = stored(path);
    expect(textsOf(doc)).toEqual(before);
    seen.add(settledIn(doc));
  }
  expect([0, 200, 400, 500]).toEqual(expect.arrayContaining([...seen]));
  // Some of them died on the way there.
  expect([...seen].some((count) => count > 0 && count < 500)).toBe(true);
}, 120_000);

test('S3 S4 S8 W17 a device that was here and lacks the decision holds it, is told once, and lets it go when it has come', async () => {
  const path = temporaryFolder();
  const update = decided(6);
  await store(path, 'doc', update);
  const proof = crypto.getRandomValues(new Uint8Array(16));
  const log = openTestLog(path);
  const position = log.position('doc');
  await log.close();
  const notes = new SettlingNotes(join(path, 'settling.json'));
  notes.look('doc', waitingDecisions(open(update)), Date.now() - 3 * DAY, position);
  notes.claimed('doc', Buffer.from(proof).toString('base64'), position - 1, Date.now() - DAY);
  notes.save();

  const host = await runHost(path, 2);
  await until(() => host.lines.length > 0);
  expect(host.lines[0]).toMatch(
    /^Document doc: 2 decision\(s\) older than 2 days are not settled yet, because 1 device/,
  );
  const client = rawClient(host.where, 'doc');
  await client.opened();
  client.hello({ device: proof });
  await until(() => client.last(WELCOME)?.mode === 'full');
  expect(host.lines.slice(1)).toEqual([]);
  client.send({ type: SYNC, kind: STEP1, vector: Y.encodeStateVector(client.doc) });
  // The answer brings everything; the next sign of life says that it has arrived.
  await until(() => host.lines.length > 1);
  expect(host.lines[1]).toBe('Document doc: settled 6 suggestion(s) decided at least 2 day(s) ago.');
}, 60_000);

test('S6 a room is looked at when it closes, and only one that nobody has', async () => {
  const log = openTestLog(temporaryFolder());
  const closed: string[] = [];
  const rooms = createRooms(log, () => {}, {
    linger: 5,
    closing: (id, doc) => closed.push(`${id} ${doc.getText('body')}`),
  });
  const held = await rooms.enter('held');
  await rooms.edit('left', (doc) => doc.getText('body').insert(0, 'words'));
  await until(() => closed.length > 0);
  expect(closed).toEqual(['left words']);
  expect(rooms.peek('left', () => {})).toBe(false);
  expect(rooms.peek('held', () => {})).toBe(true);
  rooms.leave(held);
  await until(() => closed.length === 2);
});

test('S7 a document of which changes are missing is left alone', async () => {
  const path = temporaryFolder();
  const update = decided(4);
  await store(path, 'doc', textDocument('lost'));
  await store(path, 'doc', update);
  await store(path, 'whole', update);
  // The first row of it, in both files.
  for (const file of logFiles(path)) {
    const database = new DatabaseSync(file);
    database.exec("update updates set payload = x'00' where document = 'doc' and previous = 0");
    database.close();
  }
  const host = await runHost(path, 0);
  await until(() => host.lines.some((line) => line.includes('whole: settled 4')));
  expect(host.lines.some((line) => line.includes('doc: Changes are missing'))).toBe(true);
  expect(host.lines.filter((line) => line.includes('doc: settled'))).toEqual([]);
});
