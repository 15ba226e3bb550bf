/** Proposals counted, settled and exported from the command line, in processes of their own. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readWord } from '../../shared/exchange/testing/readWord.ts';
import { settleWord } from '../../shared/exchange/testing/settleWord.ts';
import { loadDocument } from '../host/log/snapshot.ts';
import { openTestLog } from '../host/log/testLog.ts';
import { EDITOR, FIJI, open, reviewer, SAMOA, textDocument } from '../host/testReview.ts';
import { cleanUp, rapporteur, runHost, temporaryFolder } from './testCommand.ts';

afterEach(cleanUp);

/** A seminar with one document: Fiji inserts and deletes, Samoa emboldens; some of it decided, one contested. */
async function seminar(): Promise<{ data: string; id: string }> {
  const data = join(temporaryFolder(), 'seminar');
  const made = await rapporteur('new', '--data', data);
  expect(made.code).toBe(0);
  const id = 'outcomes';
  const base = textDocument('The Network is open to all.', 'It meets every year.');
  const fijiDoc = open(base);
  const fiji = reviewer(fijiDoc, FIJI, () => Date.UTC(2018, 5, 12, 9, 30));
  fiji.insert(4, 'regional ');
  fiji.remove(28, 35);
  fiji.insert(46, 'and reports ');
  const samoaDoc = open(Y.encodeStateAsUpdate(fijiDoc));
  const samoa = reviewer(samoaDoc, SAMOA, () => Date.UTC(2018, 5, 13));
  samoa.embolden(4, 12);
  const [regional, isOpen, reports] = [...samoa.changes.suggestions.keys()] as [
    string,
    string,
    string,
    string,
  ];
  const decideApart = (person: typeof EDITOR, verdict: 'accepted' | 'rejected', ids: string[]) => {
    const doc = open(Y.encodeStateAsUpdate(samoaDoc));
    reviewer(doc, person, () => Date.UTC(2018, 5, verdict === 'rejected' ? 14 : 15)).decide(verdict, ids);
    return Y.encodeStateAsUpdate(doc);
  };
  const decided = [
    decideApart(EDITOR, 'accepted', [isOpen]),
    decideApart(EDITOR, 'rejected', [reports]),
    decideApart({ ...EDITOR, id: 'd'.repeat(32), name: 'Jo' }, 'accepted', [reports]),
  ];
  expect(regional).toBeDefined();
  const log = openTestLog(data);
  await log.append(id, Y.encodeStateAsUpdate(open(Y.encodeStateAsUpdate(samoaDoc), ...decided))).durable;
  await log.close();
  return { data, id };
}

const bodyOf = (data: string, id: string) => {
  const log = openTestLog(data);
  const { doc } = loadDocument(log.read(id).updates);
  void log.close();
  return doc.getText('body').toString();
};

test('changes says in words what is proposed, by whom, and what became of it; --status and --delegation count', async () => {
  const { data, id } = await seminar();
  const call = (...args: string[]) => rapporteur('changes', '--data', data, '--document', id, ...args);
  const all = await call();
  expect(all).toMatchObject({ code: 0, err: '' });
  expect(all.out.split('\n')).toEqual([
    'outcomes: 2 pending, 1 contested, 1 accepted',
    '  pending   2018-06-12 09:30  Fiji (Ana Tuilagi): inserted “regional ”',
    '  pending   2018-06-13 00:00  Samoa (Sina Leota): made “regional” bold',
    '  accepted  2018-06-12 09:30  Fiji (Ana Tuilagi): deleted “ to all”',
    '            accepted by UNESCO (Mei Lin)',
    '  CONTESTED 2018-06-12 09:30  Fiji (Ana Tuilagi): inserted “and reports ”',
    '            rejected by UNESCO (Mei Lin)',
    '            accepted by UNESCO (Jo)',
    '',
  ]);
  for (const delegation of ['FJ', 'fiji', 'Fiji']) {
    const json = JSON.parse((await call('--status', 'pending', '--delegation', delegation, '--json')).out);
    expect(json).toMatchObject({
      document: { id },
      counts: { pending: 1, contested: 1, accepted: 1, rejected: 0 },
      changes: [
        { author: FIJI, status: 'pending', words: ['inserted “regional ”'], pieces: [{ kind: 'insert' }] },
      ],
      unreadable: [],
    });
    expect(json.changes).toHaveLength(1);
  }
  expect((await call('--delegation', 'Tonga')).out).toBe('outcomes: nothing is proposed\n');
  expect((await call('--status', 'maybe')).code).toBe(2);
  expect((await rapporteur('changes', '--data', data, '--document', 'nobody')).code).toBe(5);
});

test('X1 X2 export --view: the final or the original text, contested text in both, and it is said which', async () => {
  const { data, id } = await seminar();
  const call = async (...args: string[]) =>
    rapporteur('export', '--data', data, '--document', id, '--format', 'markdown', '--out', '-', ...args);
  const final = await call();
  expect(final.out).toContain('The **regional** Network is open.');
  expect(final.out).toContain('It meets and reports every year.');
  expect(final.out).toContain(
    '*Draft: the text as if every pending change were accepted. Pending changes: 2. Contested, shown in the text: 1.*',
  );
  expect(final.err).toContain('as if every pending change were accepted');
  const original = await call('--view', 'original');
  expect(original.out).toContain('The Network is open.');
  expect(original.out).toContain('It meets and reports every year.');
  expect(original.out).toContain('*Draft: the text as if no pending change were made.');
  expect((await call('--view', 'all')).code).toBe(2);
  const file = join(data, '..', 'out.json');
  const written = await rapporteur(
    ...['export', '--data', data, '--document', id, '--format', 'json', '--out', file, '--json'],
  );
  expect(JSON.parse(written.out)).toMatchObject({ view: 'final', pending: 2, contested: 1 });
  expect(JSON.parse(readFileSync(file, 'utf8')).draft).toEqual({ text: 'final', pending: 2, contested: 1 });
});

test('X4 export --view tracked: a Word file with everything that is undecided, under the names of who proposes it', async () => {
  const { data, id } = await seminar();
  const file = join(data, '..', 'tracked.docx');
  const call = (format: string) =>
    rapporteur(
      ...['export', '--data', data, '--document', id, '--format', format, '--out', file],
      ...['--view', 'tracked', '--json'],
    );
  const refused = await call('pdf');
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain('only be written into a Word file');
  expect(existsSync(file)).toBe(false);
  const written = await call('docx');
  expect(written).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(written.out)).toMatchObject({ view: 'tracked', pending: 2, contested: 1 });
  const texts = (verdict: 'accepted' | 'rejected') =>
    settleWord(readFileSync(file), verdict).map(({ text }) => text);
  expect(texts('accepted')).toEqual(['The regional Network is open.', 'It meets and reports every year.']);
  expect(texts('rejected')).toEqual(['The Network is open.', 'It meets every year.']);
  const parts = readWord(readFileSync(file)).parts;
  expect(parts['word/document.xml']).toContain('w:author="Ana Tuilagi (Fiji)" w:date="2018-06-12T09:30:00Z"');
  expect(parts['word/comments.xml']).toContain('Contested: accepted this change.');
});

test('S2 settle says what it would do, does it once, and leaves what is pending and contested', async () => {
  const { data, id } = await seminar();
  const before = bodyOf(data, id);
  const call = (...args: string[]) => rapporteur('settle', '--data', data, ...args);
  const dry = await call('--dry-run', '--after', '0');
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toContain(': 1 suggestion(s) would be settled');
  expect(existsSync(join(data, 'settling.json'))).toBe(false);
  expect(bodyOf(data, id)).toBe(before);

  const young = await call();
  expect(young.out).toContain('at least 30 day(s) ago');
  expect(young.out).toMatch(
    /: 0 suggestion\(s\) settled; 3 decision\(s\) wait, the next until \d{4}-\d\d-\d\d/,
  );
  expect(bodyOf(data, id)).toBe(before);

  // A month goes by.
  const notes = join(data, 'settling.json');
  const month = 30 * 24 * 60 * 60 * 1000;
  const text = readFileSync(notes, 'utf8');
  writeFileSync(
    notes,
    text.replace(/\[(\d{13}),/g, (_, at) => `[${Number(at) - month},`),
  );
  const done = await call('--document', id, '--json');
  expect(JSON.parse(done.out)).toMatchObject({ after: 30, documents: [{ id, settled: 1, young: 0 }] });
  expect(bodyOf(data, id)).toBe(before.replace(' to all', ''));
  expect((await call()).out).toContain(': 0 suggestion(s) settled');
  const listed = await rapporteur('changes', '--data', data, '--document', id);
  expect(listed.out).toContain('2 pending, 1 contested\n');

  for (const wrong of ['-1', 'soon', '1e9', '']) expect((await call('--after', wrong)).code).toBe(2);
  expect((await call('--document', 'nobody')).code).toBe(5);
}, 120_000);

test('S2 host --settle-after is kept with the seminar, and a folder in use is settled by its host alone', async () => {
  const { data } = await seminar();
  const host = await runHost(data, '--settle-after', 'never');
  const beside = await rapporteur('settle', '--data', data);
  expect(beside.code).toBe(4);
  expect(beside.err).toContain(host.origin);
  await expect
    .poll(async () => (await rapporteur('settle', '--data', data, '--dry-run', '--json')).out, {
      timeout: 20_000,
    })
    .toContain('"after": "never"');
  host.kill('SIGTERM');
  await host.ended;
  const next = await runHost(data);
  next.kill('SIGTERM');
  await next.ended;
  expect((await rapporteur('settle', '--data', data)).out).toContain('This seminar never settles.');
  const wrong = await rapporteur('host', '--data', data, '--port', '0', '--settle-after', 'soon');
  expect(wrong.code).toBe(2);
}, 120_000);
