/** The real host and files that come back to it over HTTP, as the screens have it done. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ChangesView } from '../../../shared/changes/ChangesView.ts';
import { listAll, withChanges } from '../../../shared/changes/readShown.ts';
import { readParagraphs } from '../../../shared/document/readDocument.ts';
import { contentWithOrigin } from '../../../shared/exchange/word/base/contentWithOrigin.ts';
import { makeWordFile, p, r } from '../../../shared/exchange/word/read/testing/makeWordFile.ts';
import { readImports } from '../../../shared/exchange/word/return/imports.ts';
import { type Tracker, WordEdit } from '../../../shared/exchange/word/return/testing/editWord.ts';
import { cleanUp, type RunningHost, runHost, temporaryFolder } from '../../cli/testCommand.ts';

let host: RunningHost;

beforeAll(async () => {
  host = await runHost(temporaryFolder());
  await host.call('POST', '/api/seminar', { template: null, title: 'Shenzhen' });
});
afterAll(cleanUp);

const BY = { id: 'p1', name: 'Mere', delegation: 'FJ' };
const ANA: Tracker = { author: 'Ana Vale (Fiji)', date: '2026-03-01T10:00:00Z' };
const SAVED = '2026-03-02T12:00:00Z';

const bearer = () => ({ authorization: `Bearer ${host.token}` });
const finished = async (path: string, over: RegExp) => {
  const job = async () => (await host.call('GET', path)).body;
  await expect.poll(async () => over.test((await job()).state), { timeout: 30_000, interval: 20 }).toBe(true);
  return job();
};
const post = (path: string, bytes: Uint8Array) =>
  fetch(`${host.origin}${path}`, {
    method: 'POST',
    headers: { ...bearer(), 'content-type': 'application/octet-stream' },
    body: bytes as Uint8Array<ArrayBuffer>,
  });

/** A new document of these paragraphs. */
async function newDocument(...paragraphs: string[]): Promise<string> {
  const bytes = makeWordFile({ body: paragraphs.map((text) => p(r(text))).join('') });
  const { id } = (await host.call('POST', '/api/imports', { name: 'Outcomes.docx', by: BY })).body;
  await post(`/api/imports/${id}/file`, bytes);
  return (await finished(`/api/imports/${id}`, /done|failed/)).document.id;
}

async function copyOf(id: string): Promise<Y.Doc> {
  const answer = await fetch(`${host.origin}/api/documents/${id}/state`, { headers: bearer() });
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()));
  return doc;
}

/** Its text as one of the views has it, and who proposes how much. */
async function read(id: string, view: 'final' | 'original') {
  return withChanges(await copyOf(id), (changes) =>
    readParagraphs(changes.flow, new ChangesView(changes, view)).map(({ runs }) =>
      runs.map(({ text }) => text).join(''),
    ),
  );
}
const proposers = async (id: string) =>
  withChanges(await copyOf(id), (changes) => listAll(changes).map(({ author }) => author.name));

async function exported(id: string): Promise<Uint8Array> {
  const doc = await copyOf(id);
  const about = { id: crypto.randomUUID().replaceAll('-', ''), document: id, seminar: '', at: 1000 };
  const { content, origin } = contentWithOrigin(doc, 'final', { title: 'Outcomes', language: 'en' }, about);
  const job = (await host.call('POST', '/api/exports', { format: 'docx', content, origin })).body.id;
  expect(await finished(`/api/exports/${job}`, /done|failed/)).toMatchObject({ state: 'done' });
  const file = await fetch(`${host.origin}/api/exports/${job}/file`, { headers: bearer() });
  return new Uint8Array(await file.arrayBuffer());
}

async function send(document: string, bytes: Uint8Array) {
  const asked = { name: 'Back.docx', by: BY };
  const { status, body } = await host.call('POST', `/api/documents/${document}/returns`, asked);
  expect(status).toBe(201);
  expect((await post(`/api/returns/${body.id}/file`, bytes)).status).toBe(202);
  return finished(`/api/returns/${body.id}`, /planned|failed/);
}

async function take(job: { id: string; plan: { items: { key: string }[] } }, wanted = (_: number) => true) {
  const keys = job.plan.items.filter((_, index) => wanted(index)).map(({ key }) => key);
  expect((await host.call('POST', `/api/returns/${job.id}/take`, { keys })).status).toBe(202);
  return finished(`/api/returns/${job.id}`, /done|failed/);
}

test('K17 a file is looked at, taken in and taken back, and is kept as it came', async () => {
  const id = await newDocument('The network shall meet.', 'Second paragraph.');
  const edit = new WordEdit(await exported(id));
  edit.replace('shall', 'should', ANA);
  edit.insert('Second', ' short');
  const file = edit.save('Ben Tan (UNESCO)', SAVED);

  const planned = await send(id, file);
  expect(planned).toMatchObject({
    state: 'planned',
    plan: { known: 0, origin: { at: 1000, text: 'final' } },
  });
  expect(planned.plan.items).toMatchObject([
    { who: { name: 'Ana Vale' }, tracked: true, place: { index: 0 }, conflict: null },
    { who: { name: 'Ben Tan' }, tracked: false, place: { index: 1 } },
  ]);
  expect(JSON.stringify(planned.plan)).not.toContain('deeds');
  // A look changes nothing.
  expect(await read(id, 'final')).toEqual(['The network shall meet.', 'Second paragraph.']);

  const done = await take(planned);
  expect(done).toMatchObject({ state: 'done', taken: { suggestions: 2, comments: 0 } });
  expect(await read(id, 'final')).toEqual(['The network should meet.', 'Second short paragraph.']);
  expect(await read(id, 'original')).toEqual(['The network shall meet.', 'Second paragraph.']);
  expect(await proposers(id)).toEqual(['Ana Vale', 'Ben Tan']);
  expect(readImports(await copyOf(id))).toMatchObject([
    { id: done.taken.id, by: BY, file: { name: 'Back.docx' } },
  ]);

  const kept = await fetch(`${host.origin}/api/documents/${id}/returns/${done.taken.id}/file`, {
    headers: bearer(),
  });
  expect(new Uint8Array(await kept.arrayBuffer())).toEqual(file);
  expect(kept.headers.get('content-disposition')).toContain("filename*=UTF-8''Back.docx");

  const undo = () => host.call('POST', `/api/documents/${id}/returns/${done.taken.id}/undo`, { by: BY });
  expect((await undo()).status).toBe(200);
  expect(await read(id, 'final')).toEqual(['The network shall meet.', 'Second paragraph.']);
  expect(await proposers(id)).toEqual([]);
  expect((await undo()).status).toBe(409);
});

test('K9 what was left out may be taken in later, and what is in is not asked for again', async () => {
  const id = await newDocument('One alpha.', 'Two beta.');
  const edit = new WordEdit(await exported(id));
  edit.replace('alpha', 'gamma', ANA);
  edit.replace('beta', 'delta', ANA);
  const file = edit.save('Ana Vale (Fiji)', SAVED);
  await take(await send(id, file), (index) => index === 0);
  expect(await read(id, 'final')).toEqual(['One gamma.', 'Two beta.']);
  const again = await send(id, file);
  expect(again.plan).toMatchObject({ known: 1, items: [{ place: { index: 1 } }] });
  await take(again);
  expect(await read(id, 'final')).toEqual(['One gamma.', 'Two delta.']);
  expect((await send(id, file)).plan).toMatchObject({ known: 2, items: [] });
});

test('K10 what was taken in by somebody else between the look and the answer is not taken in twice', async () => {
  const id = await newDocument('One alpha.');
  const edit = new WordEdit(await exported(id));
  edit.replace('alpha', 'gamma', ANA);
  const file = edit.save('Ana Vale (Fiji)', SAVED);
  const [first, second] = [await send(id, file), await send(id, file)];
  await take(first);
  expect(await take(second)).toMatchObject({ state: 'done', taken: { suggestions: 0 } });
  expect(await proposers(id)).toEqual(['Ana Vale']);
});

test('K5 a base that an office dropped is found by the id of its export; where that is gone too, nothing is compared', async () => {
  const id = await newDocument('One alpha.');
  const edit = new WordEdit(await exported(id));
  edit.replace('alpha', 'gamma', ANA);
  const parts = unzipSync(edit.save('Ana Vale (Fiji)', SAVED));
  const relationships = 'word/_rels/document.xml.rels';
  const bare = Object.fromEntries(
    Object.entries(parts)
      .filter(([name]) => !name.startsWith('customXml/'))
      .map(([name, bytes]) => [
        name,
        name === relationships
          ? strToU8(strFromU8(bytes).replace(/<Relationship [^>]*customXml[^>]*\/>/, ''))
          : bytes,
      ]),
  );
  expect((await send(id, zipSync(bare))).plan.items).toHaveLength(1);
  const bases = join(host.data, 'bases');
  for (const name of readdirSync(bases)) rmSync(join(bases, name));
  expect(await send(id, zipSync(bare))).toMatchObject({ state: 'failed', reason: 'unknownBase' });
});

test('what cannot be returned is refused with the reason, and nothing of it is kept', async () => {
  const [id, other] = [await newDocument('One alpha.'), await newDocument('Other.')];
  const file = await exported(other);
  expect(await send(id, file)).toMatchObject({
    state: 'failed',
    reason: 'otherDocument',
    title: 'Outcomes',
  });
  const files: readonly [string, Uint8Array][] = [
    ['unknownBase', makeWordFile({ body: p(r('One alpha.')) })],
    ['notWord', zipSync({ a: new Uint8Array(3) })],
    ['damaged', file.subarray(0, file.length - 40)],
  ];
  const kept = () =>
    existsSync(join(host.data, 'files')) ? readdirSync(join(host.data, 'files')).toSorted() : [];
  const before = kept();
  for (const [reason, bytes] of files)
    expect(await send(id, bytes)).toMatchObject({
      state: 'failed',
      reason,
      message: expect.stringMatching(/\w\.$/),
    });
  expect(kept()).toEqual(before);
  expect((await host.call('POST', '/api/documents/nowhere/returns', { name: 'x', by: BY })).status).toBe(404);
  expect((await host.call('POST', `/api/documents/${id}/returns`, { name: 'x' })).status).toBe(400);
});
