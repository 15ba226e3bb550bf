/** The real host over HTTP, as the screens, a curious program and a hostile page meet it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readWord } from '../../shared/exchange/testing/readWord.ts';
import { device, isSafe, until } from '../../test/sync/clients.ts';
import { cleanUp, type RunningHost, runHost, temporaryFolder } from '../cli/testCommand.ts';
import { sqliteError } from './log/faults.ts';
import { startHost } from './startHost.ts';
import { FIJI, reviewer } from './testReview.ts';

let host: RunningHost;
let documentId: string;

beforeAll(async () => {
  const screens = join(temporaryFolder(), 'screens');
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>Desk</title>');
  writeFileSync(join(screens, 'sw.js'), '// worker');
  writeFileSync(join(screens, 'assets', 'index-BqX3fL2a.js'), '// code');
  writeFileSync(join(screens, '..', 'secret.txt'), 'secret');
  host = await runHost(temporaryFolder(), '--screens', screens);
  const { status, body } = await host.call('POST', '/api/seminar', {
    template: 'regional-seminar',
    title: 'Shenzhen',
  });
  expect(status).toBe(201);
  documentId = body.documents[0].id;
});
afterAll(cleanUp);

const extra: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of extra.splice(0)) await close();
});

/** A request with any headers, which `fetch` would not send. */
function raw(path: string, headers: Record<string, string>, method = 'GET', body = '') {
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      });
      call.on('error', reject);
      call.end(body);
    },
  );
}
const bearer = () => ({ authorization: `Bearer ${host.token}` });
const errorOf = (text: string) => (JSON.parse(text) as { error: { code: string; message: string } }).error;

test('H1 only loopback is listened on', async () => {
  const reached = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: '127.0.0.2', port: host.port }, () => resolve(true));
    socket.on('error', () => resolve(false));
    extra.push(async () => socket.destroy());
  });
  expect(reached).toBe(false);
});

test('H2 a foreign Host is refused, with or without the token', async () => {
  for (const path of ['/', '/api/desk']) {
    for (const name of [
      'evil.example',
      `evil.example:${host.port}`,
      '127.0.0.1',
      `127.0.0.1:${host.port + 1}`,
    ]) {
      const answer = await raw(path, { ...bearer(), host: name });
      expect(answer.status).toBe(403);
      expect(errorOf(answer.body).code).toBe('host');
    }
  }
  expect((await raw('/api/desk', { ...bearer(), host: `localhost:${host.port}` })).status).toBe(200);
});

test('H3 a foreign page is refused, preflight included, and gets no leave to read', async () => {
  for (const origin of [
    'https://evil.example',
    'null',
    `http://127.0.0.1:${host.port + 1}`,
    `https://127.0.0.1:${host.port}`,
  ]) {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const answer = await raw('/api/desk', { ...bearer(), origin }, method);
      expect(answer.status).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  }
  expect((await raw('/api/desk', { ...bearer(), origin: host.origin })).status).toBe(200);
});

test('H2 H3 a hostile page’s socket is refused as well', async () => {
  const status = await new Promise((resolve) => {
    const socket = new WebSocket(
      `${host.origin.replace('http', 'ws')}/y/${documentId}`,
      [`rapporteur.token.${host.token}`],
      {
        origin: 'https://evil.example',
      },
    );
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => resolve('open'));
    socket.on('error', () => {});
  });
  expect(status).toBe(403);
});

test('H4 without the token, or with another, nothing is told', async () => {
  for (const headers of [
    {},
    { authorization: 'Bearer wrong' },
    { authorization: `Basic ${host.token}` },
    { cookie: `token=${host.token}` },
  ]) {
    for (const path of [
      '/api/desk',
      '/api/templates',
      `/api/documents/${documentId}/state`,
      `/api/desk?token=${host.token}`,
    ]) {
      const answer = await raw(path, headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('Shenzhen');
    }
  }
});

test('H5 screens come with a policy that reaches nothing else, and nothing outside their folder comes', async () => {
  const page = await raw('/', {});
  expect(page).toMatchObject({
    status: 200,
    headers: { 'cache-control': 'no-cache', 'x-frame-options': 'DENY' },
  });
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${host.port}`);
  expect((await raw('/document/anything', {})).body).toContain('Desk');
  expect((await raw('/sw.js', {})).headers).toMatchObject({
    'cache-control': 'no-cache',
    'service-worker-allowed': '/',
  });
  expect((await raw('/assets/index-BqX3fL2a.js', {})).headers['cache-control']).toContain('immutable');
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/a%00.txt',
  ]) {
    const answer = await raw(path, {});
    expect(answer.body).not.toContain('secret\n');
    expect([400, 404]).toContain(answer.status);
  }
  const etag = String(page.headers['etag']);
  expect((await raw('/', { 'if-none-match': etag })).status).toBe(304);
});

test('H6 malformed, oversized and mistyped bodies are refused in words', async () => {
  const json = { ...bearer(), 'content-type': 'application/json' };
  const post = async (path: string, body: string, headers: Record<string, string> = json) => {
    const answer = await raw(path, headers, 'POST', body);
    expect(errorOf(answer.body).message).toMatch(/^[A-Z].*\.$/);
    return answer.status;
  };
  expect(await post('/api/documents', '{')).toBe(400);
  expect(await post('/api/documents', '[]')).toBe(400);
  expect(await post('/api/documents', '{"title":""}')).toBe(400);
  expect(await post('/api/documents', `{"title":"${'x'.repeat(301)}","from":{"kind":"blank"}}`)).toBe(400);
  expect(await post('/api/documents', '{"title":"x","from":{"kind":"copy","id":"../.."}}')).toBe(400);
  expect(await post('/api/documents', '{"title":"x","from":{"kind":"copy","id":"nobody"}}')).toBe(404);
  expect(await post('/api/documents', '{"title":"x","language":"<b>","from":{"kind":"blank"}}')).toBe(400);
  expect(await post('/api/documents', '{"title":"x"}', { ...bearer(), 'content-type': 'text/plain' })).toBe(
    415,
  );
  expect(await post('/api/documents', `{"title":"${'x'.repeat(70_000)}"}`)).toBe(413);
  expect(await post('/api/exports', '{"format":"exe","content":{}}')).toBe(400);
  expect(
    await post('/api/exports', '{"format":"json","content":{"paragraphs":[{"runs":[{"text":1}]}]}}'),
  ).toBe(400);
  expect(await post('/api/nothing', '{}')).toBe(404);
  expect(await post('/api/desk', '{}')).toBe(405);
  expect((await raw('/api/documents/nobody/state', bearer())).status).toBe(404);
  expect((await raw('/%', bearer())).status).toBe(400);
  const garbage = await new Promise<string>((resolve) => {
    const socket = connect(host.port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.on('close', () => resolve(text));
  });
  expect(garbage).toContain('400');
  expect((await host.call('GET', '/api/desk')).status).toBe(200); // and it still stands
});

test('H7 documents are made blank and as copies; a second seminar is refused', async () => {
  const blank = await host.call('POST', '/api/documents', {
    title: ' Notes \n of day 1',
    language: 'ar',
    from: { kind: 'blank' },
  });
  expect(blank).toMatchObject({ status: 201, body: { title: 'Notes of day 1' } });
  const copy = await host.call('POST', '/api/documents', {
    title: 'Second reading',
    from: { kind: 'copy', id: documentId },
  });
  expect(copy.status).toBe(201);
  const text = async (id: string) => (await stateOf(id)).getText('body').toString();
  expect(await text(copy.body.id)).toBe(await text(documentId));
  expect((await text(documentId)).length).toBeGreaterThan(1000);
  expect(await host.call('POST', '/api/seminar', { template: null })).toMatchObject({ status: 409 });
  expect((await host.call('GET', '/api/desk')).body).toMatchObject({
    seminar: { title: 'Shenzhen' },
    storing: { ok: true },
  });
  expect((await host.call('GET', '/api/templates')).body[0].documents).toHaveLength(3);
});

test('X1 X3 a copy holds one of the two texts and no suggestions; where some are undecided somebody has to say which', async () => {
  const from = (await host.call('POST', '/api/documents', { title: 'Outcomes', from: { kind: 'blank' } }))
    .body;
  const connection = device(host, from.id).open();
  await until(() => isSafe(connection));
  connection.doc.getText('body').insert(0, 'The Network is open to all.');
  const fiji = reviewer(connection.doc, FIJI);
  fiji.insert(4, 'regional ');
  fiji.remove(28, 35);
  fiji.decide('accepted', [[...fiji.changes.suggestions.keys()][1] as string]);
  await until(() => isSafe(connection));
  const undecided = async (id: string) => (await host.call('GET', `/api/documents/${id}/undecided`)).body;
  expect(await undecided(from.id)).toEqual({ pending: 1, contested: 0 });
  const copy = (text?: string) =>
    host.call('POST', '/api/documents', { title: 'Copy', from: { kind: 'copy', id: from.id, text } });
  const refused = await copy();
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'undecided' } } });
  expect(refused.body.error.message).toContain('1 pending, 0 contested');
  expect((await copy('all')).status).toBe(400);
  for (const [text, expected] of [
    ['final', 'The regional Network is open.\n'],
    ['original', 'The Network is open.\n'],
  ] as const) {
    const made = await copy(text);
    expect(made.status).toBe(201);
    const doc = await stateOf(made.body.id);
    expect(doc.getText('body').toString()).toBe(expected);
    expect([doc.getArray('suggestions').length, doc.getArray('decisions').length]).toEqual([0, 0]);
    expect(await undecided(made.body.id)).toEqual({ pending: 0, contested: 0 });
  }
  fiji.decide('rejected', [[...fiji.changes.suggestions.keys()][0] as string]);
  await until(() => isSafe(connection));
  expect((await copy()).status).toBe(201);
  expect((await host.call('GET', '/api/documents/nobody/undecided')).status).toBe(404);
});

/** As somebody gets it who joins. */
async function stateOf(id: string): Promise<Y.Doc> {
  const response = await fetch(`${host.origin}/api/documents/${id}/state`, { headers: bearer() });
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, new Uint8Array(await response.arrayBuffer()));
  return doc;
}

test('H8 the first join is compressed and named by its position', async () => {
  const path = `/api/documents/${documentId}/state`;
  const whole = await raw(path, { ...bearer(), 'accept-encoding': 'identity' });
  const small = await raw(path, { ...bearer(), 'accept-encoding': 'gzip, br' });
  expect(small.headers['content-encoding']).toBe('br');
  expect(Number(small.headers['content-length'])).toBeLessThan(Number(whole.headers['content-length']) / 2);
  expect(String(small.headers['etag'])).toMatch(/^"\d+"$/);
  expect((await raw(path, { ...bearer(), 'if-none-match': String(small.headers['etag']) })).status).toBe(304);
});

test('H9 an export is followed, fetched and cancelled', async () => {
  const paragraph = (text: string) => ({
    properties: { style: 'heading1' },
    runs: [{ text, formats: { bold: true, evil: 1 } }],
  });
  const content = { title: 'Rép/ort: "1"', language: 'fr', paragraphs: [paragraph('Bonjour')] };
  const start = (format: string) => host.call('POST', '/api/exports', { format, content });
  for (const format of ['html', 'docx']) {
    const { status, body } = await start(format);
    expect(status).toBe(202);
    const path = `/api/exports/${body.id}`;
    await expect
      .poll(async () => (await host.call('GET', path)).body.state, { timeout: 60_000 })
      .toBe('done');
    expect((await host.call('GET', path)).body).toMatchObject({ progress: 1, step: 'writing' });
    const file = await host.call('GET', `${path}/file`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''R%C3%A9p%20ort%201.${format}`,
    );
    expect((await host.call('DELETE', path)).status).toBe(204);
    expect((await host.call('GET', path)).status).toBe(404);
  }
  const { body } = await start('pdf');
  expect((await host.call('GET', `/api/exports/${body.id}/file`)).status).toBe(409);
  expect((await host.call('DELETE', `/api/exports/${body.id}`)).status).toBe(204);
  expect((await host.call('GET', `/api/exports/${body.id}/file`)).status).toBe(404);
}, 90_000);

test('X4 a Word file may hold what is proposed and said; no other format may', async () => {
  const by = { id: '1:1', author: FIJI, at: 1_529_485_200_000 };
  const content = {
    title: 'Draft',
    language: 'en',
    tracked: [{ runs: [{ text: 'One' }, { text: ' more', inserted: by }] }],
    comments: [
      {
        ...by,
        text: 'Why?',
        from: { paragraph: 0, offset: 0 },
        to: { paragraph: 0, offset: 3 },
        replies: [],
      },
    ],
  };
  const start = (format: string, sent: object = content) =>
    host.call('POST', '/api/exports', { format, content: sent });
  for (const format of ['html', 'pdf', 'markdown', 'json']) expect((await start(format)).status).toBe(400);
  expect((await start('docx', { ...content, comments: [{ text: 'Why?' }] })).status).toBe(400);
  const { status, body } = await start('docx');
  expect(status).toBe(202);
  const path = `/api/exports/${body.id}`;
  await expect.poll(async () => (await host.call('GET', path)).body.state, { timeout: 60_000 }).toBe('done');
  const file = await fetch(`${host.origin}${path}/file`, { headers: bearer() });
  const { parts } = readWord(new Uint8Array(await file.arrayBuffer()));
  expect(parts['word/document.xml']).toMatch(/<w:ins [^>]*w:author="Ana Tuilagi \(Fiji\)".*? more/);
  expect(parts['word/comments.xml']).toContain('Why?');
}, 90_000);

test('H10 while the store fails, what needs storing is refused with the reason; the rest goes on', async () => {
  const fault = { on: false };
  const started = await startHost({
    dataFolder: join(temporaryFolder(), 'data'),
    port: 0,
    faults: {
      beforeCommit() {
        if (fault.on) throw sqliteError(13, 'database or disk is full');
      },
    },
  });
  if (!started.ok) throw new Error(started.message);
  extra.push(started.host.close);
  const { origin, token } = started.host;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const post = (path: string, body: object) =>
    fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect((await post('/api/seminar', { template: null, title: 'T' })).status).toBe(201);
  fault.on = true;
  const waits = post('/api/documents', { title: 'A', from: { kind: 'blank' } });
  await expect
    .poll(async () => (await (await fetch(`${origin}/api/desk`, { headers })).json()).storing.reason)
    .toBe('disk-full');
  const refused = await post('/api/documents', { title: 'B', from: { kind: 'blank' } });
  expect(refused.status).toBe(507);
  expect(errorOf(await refused.text()).message).toContain('disk is full');
  fault.on = false;
  expect((await waits).status).toBe(201); // stored at the next good moment, by itself
  expect((await (await fetch(`${origin}/api/desk`, { headers })).json()).storing).toEqual({ ok: true });
}, 60_000);
