/** Rules N1 to N3 of ../SPEC.md: what claims another's name, and what a newer version wrote. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { withChanges } from '../../../shared/changes/readShown.ts';
import { DURABLE, PRESENCE, WELCOME } from '../../../shared/sync/messages.ts';
import { encodePresence } from '../../../shared/sync/presence.ts';
import { textOf, until } from '../../../test/sync/clients.ts';
import { startWire } from '../../../test/sync/inProcess.ts';
import type { RawClient } from '../../../test/sync/rawClient.ts';
import { rawClient } from '../../../test/sync/rawClient.ts';
import { loadDocument } from '../log/snapshot.ts';
import { EDITOR, FIJI, open, reviewer, SAMOA, textDocument } from '../testReview.ts';

const BASE = textDocument('The Network is open.');

async function startWithText() {
  const host = await startWire();
  await host.log.append('doc', BASE).durable;
  return host;
}

async function joined(
  host: Awaited<ReturnType<typeof startWithText>>,
  device = crypto.getRandomValues(new Uint8Array(16)),
): Promise<RawClient> {
  const client = rawClient(host, 'doc');
  Y.applyUpdate(client.doc, BASE);
  await client.opened();
  client.hello({ device });
  await until(() => client.count(WELCOME) === 1);
  return client;
}

/** Sends what `change` does to the client's document, and waits until it is stored. */
async function send(client: RawClient, doc: Y.Doc, change: () => void): Promise<void> {
  const updates: Uint8Array[] = [];
  const take = (update: Uint8Array) => updates.push(update);
  doc.on('update', take);
  change();
  doc.off('update', take);
  const before = client.last(DURABLE)?.count ?? 0;
  client.update(Y.mergeUpdates(updates));
  await until(() => client.closed !== null || (client.last(DURABLE)?.count ?? 0) > before);
  expect(client.closed).toBeNull();
}

const storedDoc = (host: Awaited<ReturnType<typeof startWithText>>) =>
  loadDocument(host.log.read('doc').updates).doc;
const aboutNames = (lines: readonly string[]) => lines.filter((line) => line.includes('under the name'));

test('N1 a session that takes another name is told once, and not a letter typed with it is lost', async () => {
  const host = await startWithText();
  const client = await joined(host);
  const fiji = reviewer(client.doc, FIJI);
  await send(client, client.doc, () => fiji.insert(4, 'regional '));
  const forger = reviewer(client.doc, EDITOR);
  await send(client, client.doc, () => forger.insert(0, 'Forged: '));
  await send(client, client.doc, () => forger.decide('accepted', [...fiji.changes.suggestions.keys()]));
  expect(aboutNames(host.lines)).toHaveLength(1);
  expect(aboutNames(host.lines)[0]).toMatch(/^Document doc: .*"Ana Tuilagi".*"Mei Lin".*suggestions/);
  const doc = storedDoc(host);
  expect(textOf(doc)).toBe('Forged: The regional Network is open.\n');
  withChanges(doc, (changes) => {
    expect([...changes.unreadable.values()].map(({ reason }) => reason)).toEqual(['otherName', 'otherName']);
    expect(
      [...changes.suggestions.values()].map(({ author, decisions }) => [author.name, decisions.size]),
    ).toEqual([['Ana Tuilagi', 0]]);
  });
});

test('N1 who says they are somebody is held to it in what they write; a name with line breaks stays one line', async () => {
  const host = await startWithText();
  const client = await joined(host);
  const state = JSON.stringify({ person: { ...SAMOA, name: 'Sina\nHost: all is well' }, cursor: null });
  const presence = encodePresence([{ client: client.doc.clientID, clock: 1, state }]);
  client.send({ type: PRESENCE, presence });
  await send(client, client.doc, () => reviewer(client.doc, FIJI).insert(4, 'regional '));
  expect(aboutNames(host.lines)).toHaveLength(1);
  expect(aboutNames(host.lines)[0]).not.toContain('\n');
});

test('N2 what earlier sessions and other people wrote is forwarded under their names, without a word', async () => {
  const host = await startWithText();
  const device = crypto.getRandomValues(new Uint8Array(16));
  const client = await joined(host, device);
  const presence = encodePresence([
    { client: client.doc.clientID, clock: 1, state: JSON.stringify({ person: FIJI, cursor: null }) },
  ]);
  client.send({ type: PRESENCE, presence });
  for (const [person, text] of [
    [SAMOA, 'of Samoa '],
    [EDITOR, 'of an editor '],
    [FIJI, 'of an earlier day '],
  ] as const) {
    const earlier = open(BASE);
    await send(client, earlier, () => reviewer(earlier, person).insert(4, text));
  }
  expect(aboutNames(host.lines)).toEqual([]);
  withChanges(storedDoc(host), (changes) => {
    expect(changes.unreadable.size).toBe(0);
    expect(new Set([...changes.suggestions.values()].map(({ author }) => author.name))).toEqual(
      new Set(['Sina Leota', 'Mei Lin', 'Ana Tuilagi']),
    );
  });
});

test('N3 records of a newer version and garbage pass untouched, through wire, log and compaction', async () => {
  const host = await startWithText();
  const client = await joined(host);
  const records: Readonly<Record<string, readonly unknown[]>> = {
    suggestions: [[0, 99, 1, { new: true }], [42, 'of tomorrow'], 'garbage', [3], null, 7],
    decisions: [[0, 99, 1, 'p', 'n', 'd', 9, [[1, 2]]], [[[]]]],
    comments: [[99, 99], { threads: [] }],
  };
  await send(client, client.doc, () => {
    client.doc.transact(() => {
      for (const [name, values] of Object.entries(records)) client.doc.getArray(name).push([...values]);
      reviewer(client.doc, FIJI).insert(4, 'regional ');
    });
  });
  const look = () => {
    const doc = storedDoc(host);
    const found: Record<string, unknown[]> = {};
    for (const name of Object.keys(records)) found[name] = doc.getArray(name).toJSON();
    return { found, text: textOf(doc), unreadable: withChanges(doc, ({ unreadable }) => unreadable.size) };
  };
  const before = look();
  expect(before.text).toBe('The regional Network is open.\n');
  const { suggestions = [], ...others } = before.found;
  expect([suggestions.slice(0, 6), others]).toEqual([
    records['suggestions'],
    { decisions: records['decisions'], comments: records['comments'] },
  ]);
  expect(before.unreadable).toBe(8);
  expect(host.log.compact('doc')).toMatchObject({ ok: true });
  expect(look()).toEqual(before);
  expect(aboutNames(host.lines)).toEqual([]);
});
