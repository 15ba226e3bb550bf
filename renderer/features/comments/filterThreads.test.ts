import { expect, test } from 'vitest';
import type { Addressee } from '../../../shared/changes/comments/Addressee.ts';
import type { MessagePart } from '../../../shared/changes/comments/messageParts.ts';
import type { ListedThread } from '../../editor/Comments.ts';
import type { ThreadSet } from './filterThreads.ts';
import { countThreads, filterThreads } from './filterThreads.ts';

const MERE = { id: 'm', name: 'Mere', delegation: 'FJ' };
const KEN = { id: 'k', name: 'Ken', delegation: 'JP' };
const AIDA = { id: 'a', name: 'Aida', delegation: 'KZ' };

interface Made {
  by?: typeof MERE;
  parts?: MessagePart[];
  to?: Addressee;
  resolved?: boolean;
  detached?: boolean;
}
function listed(
  id: string,
  { by = KEN, parts = ['?'], to, resolved = false, detached = false }: Made,
): ListedThread {
  const said = { author: by, at: 1 };
  return {
    thread: {
      id,
      anchor: { kind: 'text', ranges: [], mark: null },
      quote: [],
      messages: [{ id, ...said, parts, editedAt: null, otherVersions: [] }],
      resolved: resolved ? said : null,
      openAgain: null,
      assignments: to === undefined ? [] : [{ ...said, to }],
    },
    detached,
    stood: null,
  };
}

const LIST = [
  listed('1:0', {}),
  listed('1:1', { by: MERE }),
  listed('1:2', { parts: ['Dear ', { kind: 'person', ...MERE }] }),
  listed('1:3', { parts: [{ kind: 'delegation', delegation: 'FJ' }], detached: true }),
  listed('1:4', { to: { kind: 'delegation', delegation: 'FJ' } }),
  listed('1:5', { by: MERE, resolved: true, detached: true }),
  listed('1:6', { by: AIDA, detached: true }),
];
const shown = (set: ThreadSet, ...delegations: string[]) =>
  filterThreads(LIST, { set, delegations: new Set(delegations) }, MERE).map(({ thread }) => thread.id);

test('open, mine (written, mentioned, assigned, by name or delegation), detached, resolved', () => {
  expect(shown('open')).toEqual(['1:0', '1:1', '1:2', '1:3', '1:4', '1:6']);
  expect(shown('mine')).toEqual(['1:1', '1:2', '1:3', '1:4']);
  expect(shown('detached')).toEqual(['1:3', '1:6']);
  expect(shown('resolved')).toEqual(['1:5']);
});

test('by delegation, one or several', () => {
  expect(shown('open', 'KZ')).toEqual(['1:6']);
  expect(shown('open', 'FJ', 'KZ')).toEqual(['1:1', '1:2', '1:3', '1:4', '1:6']);
  expect(shown('resolved', 'JP')).toEqual([]);
});

test('each choice says how many it would show, whatever the other choice is', () => {
  const counts = countThreads(LIST, { set: 'mine', delegations: new Set(['JP']) }, MERE);
  for (const set of ['open', 'mine', 'detached', 'resolved'] as const)
    expect(counts.sets[set], set).toBe(shown(set, 'JP').length);
  for (const delegation of ['FJ', 'JP', 'KZ'])
    expect(counts.delegations.get(delegation) ?? 0, delegation).toBe(shown('mine', delegation).length);
});
