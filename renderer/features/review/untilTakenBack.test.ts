import { expect, test, vi } from 'vitest';
import type { Decision } from '../../../shared/changes/decisions.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import { untilTakenBack } from './untilTakenBack.ts';

const author = { id: 'm', name: 'Mere', delegation: 'FJ' };
const change = (id: string, ...decided: string[]): ListedChange => ({
  id,
  author,
  at: 0,
  status: decided.length === 0 ? 'pending' : 'accepted',
  decisions: decided.map((one) => ({ id: one }) as Decision),
  pieces: [],
});

test('called once, when none of the decisions is in force any more; not while one of them is', () => {
  const list = writable<readonly ListedChange[]>([change('a', '1'), change('b', '1'), change('c')]);
  const gone = vi.fn();
  untilTakenBack(list, ['1'], gone);
  list.set([change('a', '1'), change('b'), change('c', '2')]);
  expect(gone).not.toHaveBeenCalled();
  list.set([change('a'), change('b'), change('c', '2')]);
  list.set([change('a', '1'), change('b'), change('c', '2')]);
  list.set([change('a'), change('b'), change('c', '2')]);
  expect(gone).toHaveBeenCalledTimes(1);
});

test('nothing is waited for after it was stopped, or where nothing was decided', () => {
  const list = writable<readonly ListedChange[]>([change('a', '1')]);
  const gone = vi.fn();
  untilTakenBack(list, ['1'], gone)();
  untilTakenBack(list, [], gone);
  untilTakenBack(list, ['2'], gone);
  list.set([change('a')]);
  expect(gone).not.toHaveBeenCalled();
});
