/** Pictures over HTTP: what a real host process keeps of them, and what it does not, whatever happens to it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_PICTURE_BYTES } from '../../../shared/exchange/pictures/mostPicture.ts';
import { cleanUp, type RunningHost, runHost, stopAll, temporaryFolder } from '../../cli/testCommand.ts';
import { sha256, testPicture } from './testPicture.ts';

let host: RunningHost;

beforeAll(async () => {
  host = await runHost(temporaryFolder());
});
afterAll(cleanUp);

interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: Headers;
  /** What the host says is wrong. */
  readonly code: string | null;
}

async function ask(
  where: RunningHost,
  method: string,
  hash: string,
  bytes?: Uint8Array,
  more: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${where.origin}/api/blobs/${hash}`, {
    method,
    headers: { authorization: `Bearer ${where.token}`, 'content-type': 'image/png', ...more },
    ...(bytes === undefined ? {} : { body: bytes as Uint8Array<ArrayBuffer> }),
  });
  const answer = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') && answer.length > 0;
  const said = isJson ? JSON.parse(String(answer)) : null;
  return {
    status: response.status,
    bytes: answer,
    headers: response.headers,
    code: said?.error?.code ?? null,
  };
}

const put = (where: RunningHost, { hash, bytes }: { hash: string; bytes: Uint8Array }, type = 'image/png') =>
  ask(where, 'PUT', hash, bytes, { 'content-type': type });

async function known(where: RunningHost, ...hashes: unknown[]): Promise<unknown> {
  const { status, body } = await where.call('POST', '/api/blobs/known', { hashes });
  expect(status).toBe(200);
  return body.known;
}

const fileOf = (where: RunningHost, hash: string) => join(where.data, 'files', hash.slice(0, 2), hash);

/** Names of everything under `files/`. */
function kept(where: RunningHost): string[] {
  const folder = join(where.data, 'files');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
}

test('B1 a picture is kept once under what it is made of, and given back as it came', async () => {
  const picture = testPicture();
  expect(await known(host, picture.hash)).toEqual([]);
  expect((await ask(host, 'HEAD', picture.hash)).status).toBe(404);
  expect((await put(host, picture)).status).toBe(201);
  expect((await put(host, picture)).status).toBe(204);
  expect(await known(host, picture.hash, 'x', 7, 'a'.repeat(64))).toEqual([picture.hash]);
  const given = await ask(host, 'GET', picture.hash);
  expect(given.status).toBe(200);
  expect(given.bytes).toEqual(picture.bytes);
  const head = await ask(host, 'HEAD', picture.hash);
  expect([head.status, head.headers.get('content-length'), head.bytes.length]).toEqual([200, '10000', 0]);
  expect(statSync(fileOf(host, picture.hash)).mode & 0o777).toBe(0o600);
  expect(kept(host)).toEqual([join(picture.hash.slice(0, 2), picture.hash)]);
});

test('B1 many desks that bring the same picture at once leave one file', async () => {
  const picture = testPicture(500_000);
  const answers = await Promise.all(Array.from({ length: 8 }, () => put(host, picture)));
  expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 204)).toEqual(
    [],
  );
  expect(kept(host).filter((name) => name.includes(picture.hash) || name.includes('incoming'))).toEqual([
    join(picture.hash.slice(0, 2), picture.hash),
  ]);
  expect((await ask(host, 'GET', picture.hash)).bytes).toEqual(picture.bytes);
});

test('B2 kill -9 in the middle of a picture leaves nothing of it, and it can be sent again', async () => {
  const data = temporaryFolder();
  const first = await runHost(data);
  const picture = testPicture(8 * 1024 * 1024);
  const call = request({
    host: '127.0.0.1',
    port: first.port,
    path: `/api/blobs/${picture.hash}`,
    method: 'PUT',
    headers: {
      authorization: `Bearer ${first.token}`,
      'content-type': 'image/png',
      'content-length': picture.bytes.length,
    },
  });
  call.on('error', () => {});
  // All but the last byte: the file is as good as there.
  call.write(picture.bytes.subarray(0, -1));
  const incoming = join(data, 'files', 'incoming');
  const written = () =>
    existsSync(incoming)
      ? readdirSync(incoming).reduce((sum, name) => sum + statSync(join(incoming, name)).size, 0)
      : 0;
  await expect.poll(written, { timeout: 20_000 }).toBe(picture.bytes.length - 1);
  expect(existsSync(fileOf(first, picture.hash))).toBe(false);
  first.kill('SIGKILL');
  await first.ended;
  call.destroy();
  expect(written()).toBeGreaterThan(0);

  const second = await runHost(data);
  expect(kept(second)).toEqual([]);
  expect(await known(second, picture.hash)).toEqual([]);
  expect((await put(second, picture)).status).toBe(201);
  expect((await ask(second, 'GET', picture.hash)).bytes).toEqual(picture.bytes);
  second.kill('SIGKILL');
  await second.ended;
  const third = await runHost(data);
  expect((await ask(third, 'GET', picture.hash)).bytes).toEqual(picture.bytes);
});

test('B2 a line that breaks off leaves nothing of the picture', async () => {
  const picture = testPicture(2 * 1024 * 1024);
  const call = request({
    host: '127.0.0.1',
    port: host.port,
    path: `/api/blobs/${picture.hash}`,
    method: 'PUT',
    headers: {
      authorization: `Bearer ${host.token}`,
      'content-type': 'image/png',
      'content-length': 2 ** 21,
    },
  });
  call.on('error', () => {});
  call.write(picture.bytes.subarray(0, 2 ** 20));
  const incoming = join(host.data, 'files', 'incoming');
  await expect.poll(() => readdirSync(incoming).length, { timeout: 20_000 }).toBe(1);
  call.destroy();
  await expect.poll(() => readdirSync(incoming).length, { timeout: 20_000 }).toBe(0);
  expect(await known(host, picture.hash)).toEqual([]);
});

test('B3 bytes that are not what the name says are refused', async () => {
  const [one, other] = [testPicture(), testPicture()];
  const answer = await put(host, { hash: one.hash, bytes: other.bytes });
  expect([answer.status, answer.code]).toEqual([422, 'other-bytes']);
  expect(await known(host, one.hash, other.hash)).toEqual([]);
  for (const name of ['x', one.hash.toUpperCase(), `${one.hash}0`, '..%2F..%2Ftoken'])
    expect((await ask(host, 'GET', name)).status, name).toBe(name.includes('%2F') ? 404 : 400);
});

test('B3 a file that is no longer what it was counts as absent, and is made good by whoever has it', async () => {
  const picture = testPicture();
  await put(host, picture);
  const damaged = Buffer.from(picture.bytes);
  damaged[5000] = (damaged[5000] ?? 0) ^ 1;
  writeFileSync(fileOf(host, picture.hash), damaged);
  expect((await ask(host, 'GET', picture.hash)).status).toBe(404);
  expect(await known(host, picture.hash)).toEqual([]);
  expect((await put(host, picture)).status).toBe(201);
  expect((await ask(host, 'GET', picture.hash)).bytes).toEqual(picture.bytes);
});

test('B4 nothing is kept but pictures, whatever it calls itself; a drawing in SVG is refused in words', async () => {
  const files: readonly [string, string][] = [
    ['not-a-picture', '<!doctype html><script>alert(1)</script>'],
    ['not-a-picture', '%PDF-1.7'],
    ['not-a-picture', ''],
    ['svg', '<?xml version="1.0"?>\n<!-- a drawing --><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['svg', '\ufeff<svg onload="alert(1)"/>'],
  ];
  for (const [code, text] of files) {
    const bytes = Buffer.from(text);
    const answer = await put(host, { hash: sha256(bytes), bytes });
    expect([answer.status, answer.code], text).toEqual([415, code]);
    expect(await known(host, sha256(bytes))).toEqual([]);
  }
  const picture = testPicture();
  expect((await put(host, picture, 'text/html')).status).toBe(415);
  expect((await put(host, picture, 'application/x-www-form-urlencoded')).status).toBe(415);
  expect(kept(host).filter((name) => name.startsWith('incoming'))).toEqual([]);
});

test('B4 a picture of more than 20 MB is refused', async () => {
  const just = testPicture(MOST_PICTURE_BYTES);
  expect((await put(host, just)).status).toBe(201);
  const large = testPicture(MOST_PICTURE_BYTES + 1);
  // The host closes the line; whether the answer is still seen depends on the network.
  const answer = await put(host, large).catch(() => null);
  if (answer !== null) expect([answer.status, answer.code]).toEqual([413, 'too-large']);
  // Nor where it does not say how large it is.
  const unsaid = await fetch(`${host.origin}/api/blobs/${large.hash}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${host.token}`, 'content-type': 'image/png' },
    body: new Blob([Uint8Array.from(large.bytes)]).stream(),
    duplex: 'half',
  } as RequestInit).catch(() => null);
  if (unsaid !== null) expect(unsaid.status).toBe(413);
  expect(await known(host, large.hash)).toEqual([]);
  await expect.poll(() => kept(host).filter((name) => name.startsWith('incoming'))).toEqual([]);
});

test('B5 what is given is a picture and can be nothing else; it needs the token, and never changes', async () => {
  const html = Buffer.from('<script>alert(1)</script>');
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([1, 0, 1, 0]), html]);
  const picture = { hash: sha256(gif), bytes: gif };
  expect((await put(host, picture, 'image/png')).status).toBe(201);
  const { headers } = await ask(host, 'GET', picture.hash);
  expect(headers.get('content-type')).toBe('image/gif');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{64}\.gif"$/);
  expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  const etag = headers.get('etag') ?? '';
  expect((await ask(host, 'GET', picture.hash, undefined, { 'if-none-match': etag })).status).toBe(304);
  for (const method of ['GET', 'HEAD', 'PUT']) {
    const bare = await fetch(`${host.origin}/api/blobs/${picture.hash}`, { method });
    expect(bare.status, method).toBe(401);
  }
  expect((await ask(host, 'DELETE', picture.hash)).status).toBe(405);

  // A Word file somebody took in is among the kept ones, and no picture.
  const bytes = Buffer.from('PK\u0003\u0004 a Word file');
  mkdirSync(join(host.data, 'files', sha256(bytes).slice(0, 2)), { recursive: true });
  writeFileSync(fileOf(host, sha256(bytes)), bytes);
  expect((await ask(host, 'GET', sha256(bytes))).status).toBe(404);
});

test('B6 on a full disk a picture is refused with the reason, what is there stays, and it is taken once there is room', async (context) => {
  const disk = temporaryFolder();
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'ignore' }).status === 0;
  if (!mounted) return context.skip();
  try {
    const full = await runHost(join(disk, 'data'));
    const [first, second] = [testPicture(1_000_000), testPicture(3_000_000)];
    expect((await put(full, first)).status).toBe(201);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(2_500_000));
    const answer = await put(full, second);
    expect([answer.status, answer.code]).toEqual([507, 'disk-full']);
    expect(kept(full).map((name) => name.slice(3))).toEqual([first.hash]);
    expect((await ask(full, 'GET', first.hash)).bytes).toEqual(first.bytes);
    // What is there already needs no room.
    expect((await put(full, first)).status).toBe(204);
    rmSync(ballast);
    expect((await put(full, second)).status).toBe(201);
    expect(readFileSync(fileOf(full, second.hash))).toEqual(second.bytes);
  } finally {
    await stopAll();
    spawnSync('umount', [disk], { stdio: 'ignore' });
  }
});
