/** The real host taking in Word files over HTTP, as the screens have it done; and the process that reads them. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_BYTES } from '../../../shared/exchange/word/read/mostBytes.ts';
import { del, ins, makeWordFile, p, r } from '../../../shared/exchange/word/read/testing/makeWordFile.ts';
import { cleanUp, type RunningHost, rapporteur, runHost, temporaryFolder } from '../../cli/testCommand.ts';
import { KeptFiles } from '../files/KeptFiles.ts';
import { runImport } from './runImport.ts';

let host: RunningHost;

beforeAll(async () => {
  host = await runHost(temporaryFolder());
  await host.call('POST', '/api/seminar', { template: null, title: 'Shenzhen' });
});
afterAll(cleanUp);

const BY = { id: 'p1', name: 'Mere', delegation: 'FJ' };
const bearer = (where: RunningHost) => ({ authorization: `Bearer ${where.token}` });

async function announce(where: RunningHost, more: object = {}): Promise<string> {
  const { status, body } = await where.call('POST', '/api/imports', { name: 'text.docx', by: BY, ...more });
  expect(status).toBe(201);
  return body.id;
}

function sendFile(where: RunningHost, id: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  return fetch(`${where.origin}/api/imports/${id}/file`, {
    method: 'POST',
    headers: { ...bearer(where), 'content-type': 'application/octet-stream', ...headers },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
}

async function finished(where: RunningHost, id: string) {
  const job = async () => (await where.call('GET', `/api/imports/${id}`)).body;
  const isOver = async () => /done|failed/.test((await job()).state);
  await expect.poll(isOver, { timeout: 30_000, interval: 20 }).toBe(true);
  return job();
}

async function take(where: RunningHost, bytes: Uint8Array, more: object = {}) {
  const id = await announce(where, more);
  expect((await sendFile(where, id, bytes)).status).toBe(202);
  return finished(where, id);
}

async function listed(where: RunningHost): Promise<string[]> {
  const { documents } = JSON.parse((await rapporteur('documents', '--data', where.data, '--json')).out);
  return documents.map(({ title }: { title: string }) => title);
}

const FILE = makeWordFile({
  body: p(`${r('Recognise ')}${del('Mei', 'credits')}${ins('Mei', r('outcomes'))}`),
});

test('I1 a file becomes a document with its proposals, and stays as it was', async () => {
  const job = await take(host, FILE, { name: 'Outcomes.docx' });
  expect(job).toMatchObject({
    state: 'done',
    progress: 1,
    document: { title: 'Outcomes' },
    report: { paragraphs: 1, changes: [{ name: 'Mei', delegation: 'Word', count: 1 }], leftOut: [] },
  });
  const { id } = job.document;
  expect(await listed(host)).toContain('Outcomes');
  expect((await host.call('GET', `/api/documents/${id}/undecided`)).body).toEqual({
    pending: 1,
    contested: 0,
  });
  for (const [view, text] of [
    ['final', 'Recognise outcomes'],
    ['original', 'Recognise credits'],
  ] as const) {
    const exported = await rapporteur(
      'export',
      '--data',
      host.data,
      '--document',
      id,
      '--format',
      'markdown',
      '--out',
      '-',
      '--view',
      view,
    );
    expect(exported.out).toContain(text);
  }

  const original = await fetch(`${host.origin}/api/documents/${id}/original`, { headers: bearer(host) });
  expect(new Uint8Array(await original.arrayBuffer())).toEqual(FILE);
  expect(original.headers.get('content-disposition')).toContain("filename*=UTF-8''Outcomes.docx");
  expect((await host.call('GET', '/api/imports')).body.documents).toContain(id);
  expect((await host.call('GET', `/api/documents/${id}/import`)).body).toMatchObject({
    name: 'Outcomes.docx',
    bytes: FILE.length,
    by: { name: 'Mere', delegation: 'FJ' },
    report: { paragraphs: 1 },
  });
});

test('I1 the same file taken in twice is two documents and is kept once', async () => {
  const bytes = makeWordFile({ body: p(r('Once')) });
  const [first, second] = [await take(host, bytes), await take(host, bytes, { title: 'Second' })];
  expect(first.document.id).not.toBe(second.document.id);
  expect(second.document.title).toBe('Second');
  const hash = await new KeptFiles(temporaryFolder()).keep(bytes);
  expect(readdirSync(join(host.data, 'files', hash.slice(0, 2)))).toEqual([hash]);
  expect(statSync(join(host.data, 'files', hash.slice(0, 2), hash)).mode & 0o777).toBe(0o600);
});

test('I2 what cannot be read is refused with the reason, and nothing is listed or kept of it', async () => {
  const before = await listed(host);
  const encrypted = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.from('EncryptedPackage'),
  ]);
  const bomb = makeWordFile({ files: { 'word/document.xml': new Uint8Array(12 * 1024 * 1024).fill(32) } });
  const files: readonly [string, Uint8Array][] = [
    ['notWord', zipSync({ a: new Uint8Array(3) })],
    ['encrypted', encrypted],
    ['damaged', FILE.subarray(0, FILE.length - 40)],
    ['hostile', bomb],
  ];
  for (const [reason, bytes] of files)
    expect(await take(host, bytes)).toMatchObject({
      state: 'failed',
      reason,
      message: expect.stringMatching(/\w\.$/),
    });
  expect(await listed(host)).toEqual(before);
});

test('I3 a file that is too large is refused before it is read', async () => {
  const id = await announce(host);
  const large = await sendFile(host, id, new Uint8Array(MOST_BYTES + 1)).catch(() => null);
  // The host closes the line; whether the answer is still seen depends on the network.
  if (large !== null) expect(large.status).toBe(413);
  await expect.poll(async () => (await host.call('GET', `/api/imports/${id}`)).status).toBe(404);
});

test('I4 a cancelled import leaves nothing behind', async () => {
  const rows = `<w:tbl>${`<w:tr><w:tc>${p(r('cell'))}</w:tc></w:tr>`.repeat(20_000)}</w:tbl>`;
  const id = await announce(host, { title: 'Cancelled' });
  expect((await sendFile(host, id, makeWordFile({ body: rows }))).status).toBe(202);
  await expect
    .poll(async () => (await host.call('GET', `/api/imports/${id}`)).body.step, { interval: 5 })
    .toBe('reading');
  expect((await host.call('DELETE', `/api/imports/${id}`)).status).toBe(204);
  expect((await host.call('GET', `/api/imports/${id}`)).status).toBe(404);
  // The next one is read in its turn: the process of the first has ended.
  expect((await take(host, FILE, { title: 'Next' })).state).toBe('done');
  const all = await listed(host);
  expect(all).toContain('Next');
  expect(all).not.toContain('Cancelled');
});

test('I5 reading that hangs or dies ends with its process, in words', async () => {
  const order = { format: 'import', bytes: FILE, by: BY, unknownName: 'Unknown' } as const;
  const setting = { onProgress: () => {}, signal: new AbortController().signal };
  const testing = new URL('../exports/testing/', import.meta.url);
  const module = (name: string) => new URL(name, testing);
  expect(await runImport(order, { ...setting, module: module('silentChild.ts'), timeoutMs: 300 })).toEqual({
    ok: false,
    reason: 'timeout',
  });
  expect(await runImport(order, { ...setting, module: module('crashingChild.ts') })).toEqual({
    ok: false,
    reason: 'crashed',
  });
  const abort = new AbortController();
  const running = runImport(order, { ...setting, signal: abort.signal, module: module('silentChild.ts') });
  abort.abort();
  expect(await running).toEqual({ ok: false, reason: 'cancelled' });
});

test('I6 imports need the token, a person, a seminar and the right type of body', async () => {
  const id = await announce(host);
  const bare = await fetch(`${host.origin}/api/imports/${id}/file`, {
    method: 'POST',
    body: FILE as Uint8Array<ArrayBuffer>,
  });
  expect(bare.status).toBe(401);
  expect((await sendFile(host, id, FILE, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await host.call('POST', '/api/imports', { name: 'a.docx' })).status).toBe(400);
  expect((await host.call('POST', '/api/imports', { name: '', by: BY })).status).toBe(400);
  expect((await host.call('GET', '/api/documents/seminar/original')).status).toBe(404);
  expect((await host.call('GET', '/api/documents/..%2Ftoken/original')).status).toBe(404);
  const empty = await runHost(temporaryFolder());
  expect((await empty.call('POST', '/api/imports', { name: 'a.docx', by: BY })).status).toBe(409);
});

test('I7 where the file cannot be kept, nothing is listed, and the disk’s reason is said', async () => {
  const other = await runHost(temporaryFolder());
  await other.call('POST', '/api/seminar', { template: null, title: 'Full' });
  writeFileSync(join(other.data, 'files'), 'in the way');
  expect(await take(other, FILE)).toMatchObject({
    state: 'failed',
    reason: 'storing',
    message: expect.stringContaining('disk'),
  });
  expect(await listed(other)).toEqual([]);
});

test('kept files are found by what they are made of, and no longer once they are something else', async () => {
  const folder = temporaryFolder();
  const files = new KeptFiles(folder);
  const hash = await files.keep(FILE);
  expect(await files.keep(FILE)).toBe(hash);
  expect(new Uint8Array((await files.read(hash)) ?? [])).toEqual(FILE);
  expect(await files.read('../../etc/passwd')).toBe(null);
  expect(await files.read('a'.repeat(64))).toBe(null);
  writeFileSync(join(folder, hash.slice(0, 2), hash), 'changed');
  expect(await files.read(hash)).toBe(null);
});
