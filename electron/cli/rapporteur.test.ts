import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { flipBit, logFiles } from '../host/log/testLog.ts';
import { cleanUp, rapporteur, runHost, temporaryFolder } from './testCommand.ts';

afterEach(cleanUp);

test('every command has help with its exit codes, and wrong usage is 2', async () => {
  const overview = await rapporteur('--help');
  expect(overview.code).toBe(0);
  const names = ['host', 'new', 'documents', 'import', 'export', 'changes', 'settle', 'verify', 'replay'];
  for (const name of names) expect(overview.out).toContain(name);
  for (const help of await Promise.all(names.map((name) => rapporteur(name, '--help')))) {
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toMatch(/Usage: rapporteur [\s\S]*Exit codes:\n {2}0 {2}done/);
  }
  const wrong = [
    [],
    ['bogus'],
    ['constructor'],
    ['documents'],
    ['documents', '--data', 'x', 'y'],
    ['host', '--data', 'x', '--port', 'abc'],
    ['new', '--nope'],
  ];
  for (const ended of await Promise.all(wrong.map((args) => rapporteur(...args)))) {
    expect(ended.code).toBe(2);
    expect(ended.out + ended.err).not.toContain('    at '); // words, not a stack
  }
});

test('new makes the template’s documents, prints JSON, and refuses a second time', async () => {
  const data = join(temporaryFolder(), 'seminar');
  const made = await rapporteur(
    'new',
    '--data',
    data,
    '--template',
    'regional-seminar',
    '--title',
    'Shenzhen',
  );
  expect(made.code).toBe(0);
  const { seminar, documents } = JSON.parse(made.out);
  expect(seminar).toMatchObject({ title: 'Shenzhen', template: 'regional-seminar' });
  expect(documents.map(({ title }: { title: string }) => title)).toEqual([
    'Research framework',
    'Agreed outcomes',
    'Network concept note',
  ]);
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(statSync(join(data, 'rapporteur.json')).mode & 0o777).toBe(0o600);

  const again = await rapporteur('new', '--data', data);
  expect(again).toMatchObject({ code: 4, out: '' });
  expect(again.err).toContain('Shenzhen');

  const listed = await rapporteur('documents', '--data', data, '--json');
  expect(JSON.parse(listed.out).documents.map(({ id }: { id: string }) => id)).toEqual(
    documents.map(({ id }: { id: string }) => id),
  );
  const forPeople = await rapporteur('documents', '--data', data);
  expect(forPeople.out).toContain('Agreed outcomes');
});

test('F1 F3 a folder that is not ours, one of a newer format, an unknown template: refused in words and left alone', async () => {
  const foreign = temporaryFolder();
  writeFileSync(join(foreign, 'holiday.jpg'), 'x');
  const refused = await rapporteur('new', '--data', foreign);
  expect(refused).toMatchObject({ code: 5, out: '' });
  expect(refused.err).toContain('holds no seminar');
  expect(readdirSync(foreign)).toEqual(['holiday.jpg']);

  const newer = temporaryFolder();
  writeFileSync(join(newer, 'rapporteur.json'), '{"application":"rapporteur","format":99}');
  const tooNew = await rapporteur('verify', '--data', newer);
  expect(tooNew.code).toBe(1);
  expect(tooNew.err).toContain('newer Rapporteur');

  const nothing = join(temporaryFolder(), 'none');
  const unknown = await rapporteur('new', '--data', nothing, '--template', 'nope');
  expect(unknown.code).toBe(5);
  expect(unknown.err).toContain('regional-seminar');
  expect(existsSync(nothing)).toBe(false);
  expect((await rapporteur('documents', '--data', nothing)).code).toBe(5);
  expect(existsSync(nothing)).toBe(false);
});

test('F4 a running desk: reading commands work beside it, `new` and a second desk say who has the folder', async () => {
  const data = temporaryFolder();
  const host = await runHost(data);
  const { body } = await host.call('POST', '/api/seminar', { template: 'regional-seminar' });
  const id = body.documents[0].id as string;
  expect((await rapporteur('documents', '--data', data)).out).toContain(id);
  expect((await rapporteur('verify', '--data', data)).code).toBe(0);
  for (const args of [
    ['new', '--data', data],
    ['host', '--data', data, '--port', '0'],
  ]) {
    const second = await rapporteur(...args);
    expect(second).toMatchObject({ code: 4, out: '' });
    expect(second.err).toContain(host.origin);
    expect(second.err).toContain('Close it first');
  }
  host.kill('SIGKILL');
  await host.ended;
  // The lock went with its process: nothing to clear away.
  const next = await runHost(data);
  expect(next.token).toBe(host.token);
  next.kill('SIGINT');
  expect(await next.ended).toMatchObject({ code: 0, err: '' });
  expect(existsSync(join(data, 'desk.json'))).toBe(false);
});

test('H1 a port in use ends with 4 and says which', async () => {
  const first = await runHost(temporaryFolder());
  const second = await rapporteur('host', '--data', temporaryFolder(), '--port', String(first.port));
  expect(second.code).toBe(4);
  expect(second.err).toContain(`Port ${first.port} is in use`);
});

test('verify says in words what is sound, what heals and what is gone', async () => {
  const data = temporaryFolder();
  await rapporteur('new', '--data', data, '--template', 'regional-seminar');
  const sound = await rapporteur('verify', '--data', data, '--json');
  expect(sound.code).toBe(0);
  expect(JSON.parse(sound.out)).toMatchObject({ sound: true, complete: true, damage: [], absent: [] });

  flipBit(logFiles(data)[0] as string, 0.6);
  const before = readFileSync(logFiles(data)[0] as string);
  const healing = await rapporteur('verify', '--data', data);
  expect(healing.code).toBe(3);
  expect(healing.out).toContain('Damaged, but nothing is missing');
  expect(readFileSync(logFiles(data)[0] as string)).toEqual(before); // looked at, not touched

  const host = await runHost(data);
  host.kill('SIGTERM');
  expect((await host.ended).err).toContain('made good');
  const healed = await rapporteur('verify', '--data', data);
  expect(healed.code).toBe(0);
  expect(healed.out).toContain('Set aside after earlier damage');

  for (const file of logFiles(data)) {
    rmSync(file);
    mkdirSync(file);
  }
  const gone = await rapporteur('verify', '--data', data);
  expect(gone.code).not.toBe(0);
  expect(gone.err).not.toContain('    at ');
});

test('export writes each format whole, or says why not', async () => {
  const data = temporaryFolder();
  const made = JSON.parse((await rapporteur('new', '--data', data, '--template', 'regional-seminar')).out);
  const id = made.documents[1].id as string;
  const out = (name: string) => join(data, '..', `${id}.${name}`);
  const starts = { docx: 'PK', pdf: '%PDF-', html: '<!doctype html>', markdown: '', json: '{' };
  for (const [format, start] of Object.entries(starts)) {
    const file = out(format);
    const ended = await rapporteur(
      'export',
      '--data',
      data,
      '--document',
      id,
      '--format',
      format,
      '--out',
      file,
      '--json',
    );
    expect(ended.err).toBe('');
    expect(JSON.parse(ended.out)).toEqual({
      file,
      format,
      bytes: statSync(file).size,
      view: 'final',
      pending: 0,
      contested: 0,
    });
    expect(readFileSync(file, 'latin1').toLowerCase().startsWith(start.toLowerCase())).toBe(true);
    if (format === 'markdown') expect(readFileSync(file, 'utf8')).toContain('# ');
    rmSync(file);
  }
  const call = (...args: string[]) => rapporteur('export', '--data', data, ...args);
  expect((await call('--document', 'nobody', '--format', 'json', '--out', out('x'))).code).toBe(5);
  expect((await call('--document', id, '--format', 'exe', '--out', out('x'))).code).toBe(2);
  const nowhere = await call(
    '--document',
    id,
    '--format',
    'json',
    '--out',
    join(data, 'no', 'such', 'folder'),
  );
  expect(nowhere.code).toBe(1);
  expect(nowhere.err).toContain('cannot be written');
  const piped = await call('--document', id, '--format', 'markdown', '--out', '-');
  expect(piped.out).toContain('# ');
}, 120_000);

test('replay says so when there is no such file', async () => {
  expect(await rapporteur('replay', join(temporaryFolder(), 'none.json'))).toMatchObject({ code: 5 });
});
