/** Rules S1, S3 and S9 of ../SPEC.md on the notes themselves. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, temporaryFolder } from '../log/testLog.ts';
import { type KnownReplica, whoLacks } from './KnownReplicas.ts';
import { SettlingNotes } from './SettlingNotes.ts';
import { DAY, ripenessOf } from './settleDocument.ts';

afterEach(cleanUp);

const NOW = Date.UTC(2018, 5, 12);
const file = () => join(temporaryFolder(), 'settling.json');
const look = (notes: SettlingNotes, now: number, position = 10, ...ids: string[]) =>
  notes.look('doc', new Set(ids), now, position);
const ripeAt = (notes: SettlingNotes, now: number, after: number | null = 30) => [
  ...ripenessOf(notes, 'doc', after, now).ripe,
];

test('S1 a decision is ripe once the setting has passed since it was first noted, over restarts', () => {
  const path = file();
  const first = new SettlingNotes(path);
  look(first, NOW, 10, '1:1');
  first.save();
  const again = new SettlingNotes(path);
  look(again, NOW + 5 * DAY, 20, '1:1', '1:2');
  expect(ripeAt(again, NOW + 30 * DAY - 1)).toEqual([]);
  expect(ripeAt(again, NOW + 30 * DAY)).toEqual(['1:1']);
  expect(ripeAt(again, NOW + 35 * DAY)).toEqual(['1:1', '1:2']);
  expect(ripenessOf(again, 'doc', 30, NOW + 31 * DAY).nextAt).toBe(NOW + 35 * DAY);
  // What is settled or taken back is forgotten, and would begin anew.
  look(again, NOW + 6 * DAY, 21, '1:2');
  expect(ripeAt(again, NOW + 40 * DAY)).toEqual(['1:2']);
});

test('S1 a watch put back, a lost file and a damaged one only delay', () => {
  const path = file();
  const notes = new SettlingNotes(path);
  look(notes, NOW + 4000 * DAY, 10, '1:1');
  look(notes, NOW, 10, '1:1');
  expect(ripeAt(notes, NOW + 29 * DAY)).toEqual([]);
  expect(ripeAt(notes, NOW + 30 * DAY)).toEqual(['1:1']);
  notes.save();
  const text = readFileSync(path, 'utf8');
  for (const damaged of [
    '',
    '{',
    'null',
    '[]',
    text.replace('"format":1', '"format":2'),
    text.slice(0, -9),
  ]) {
    writeFileSync(path, damaged);
    expect(new SettlingNotes(path).lookedUpTo('doc')).toBe(0);
  }
  writeFileSync(path, text.replace(/\[\d+,10\]/, '["soon",-1]'));
  expect([...new SettlingNotes(path).decisionsOf('doc')]).toEqual([]);
});

test('S2 never is never, and at once is at once', () => {
  const notes = new SettlingNotes(file());
  look(notes, NOW, 10, '1:1');
  expect(ripeAt(notes, NOW + 36_000 * DAY, null)).toEqual([]);
  expect(ripeAt(notes, NOW, 0)).toEqual(['1:1']);
});

test('S3 who lacks a decision: devices seen within the absence, and linked hosts whenever they were seen', () => {
  const replica = (id: string, position: number, seen: number, linked = false): KnownReplica => ({
    id,
    linked,
    seen,
    position,
  });
  const known = [
    replica('level', 10, 100),
    replica('behind', 9, 100),
    replica('behind, long gone', 9, 99),
    replica('linked, long gone', 9, 0, true),
    replica('linked and level', 11, 0, true),
  ];
  expect(whoLacks(known, 10, 100).map(({ id }) => id)).toEqual(['behind', 'linked, long gone']);
});

test('S2 S3 at once waits for no device, and never goes past a linked host', () => {
  const replica = (linked: boolean): KnownReplica => ({ id: 'one', linked, seen: NOW, position: 9 });
  const held = (linked: boolean, after: number) =>
    ripenessOf(
      { of: () => [replica(linked)], decisionsOf: () => new Map([['1:1', { at: NOW, position: 10 }]]) },
      'doc',
      after,
      NOW + after * DAY,
    ).held.size;
  expect([held(false, 0), held(true, 0), held(false, 30), held(true, 30)]).toEqual([0, 1, 1, 1]);
});

test('S3 S4 a device that was here since and lacks a decision holds it; one that came further, or stayed away, does not', () => {
  const path = file();
  const notes = new SettlingNotes(path);
  look(notes, NOW, 10, '1:1');
  notes.claimed('doc', 'secret of a device', 9, NOW + 10 * DAY);
  notes.claimed('other', 'another device', 1, NOW + 20 * DAY);
  const at = (days: number) => ripenessOf(notes, 'doc', 30, NOW + days * DAY);
  expect(at(30)).toMatchObject({ ripe: new Set(), held: new Set(['1:1']) });
  expect(at(30).holders).toHaveLength(1);
  expect(at(41).ripe).toEqual(new Set(['1:1']));
  notes.reached('doc', 'secret of a device', 12, NOW + 11 * DAY);
  expect(at(30).ripe).toEqual(new Set(['1:1']));
  // A pong never takes anything back; the device's own word does.
  notes.reached('doc', 'secret of a device', 3, NOW + 12 * DAY);
  expect(at(30).ripe).toEqual(new Set(['1:1']));
  notes.claimed('doc', 'secret of a device', 3, NOW + 12 * DAY);
  expect(at(30).held).toEqual(new Set(['1:1']));
  notes.save();
  expect(ripenessOf(new SettlingNotes(path), 'doc', 30, NOW + 30 * DAY).held).toEqual(new Set(['1:1']));
});

test('S9 the file is private and holds no proof of a device', () => {
  const path = file();
  const notes = new SettlingNotes(path);
  notes.claimed('doc', 'secret of a device', 9, NOW);
  notes.save();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, 'utf8')).not.toContain('secret');
  for (let n = 0; n < 1100; n++) notes.claimed('doc', `device ${n}`, 1, NOW + 1 + n);
  expect(notes.of('doc')).toHaveLength(1000);
});
