import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_SETTLE_AFTER, parseSettleAfter, readSettleAfter, setSettleAfter } from './settleAfter.ts';

test('a seminar that says nothing waits thirty days; what cannot be used says nothing', () => {
  const doc = new Y.Doc();
  expect(readSettleAfter(doc)).toBe(30);
  for (const garbage of [-1, Number.NaN, Number.POSITIVE_INFINITY, '7', 'soon', null, { days: 3 }]) {
    doc.getMap('seminar').set('settleAfter', garbage);
    expect(readSettleAfter(doc)).toBe(DEFAULT_SETTLE_AFTER);
  }
});

test('the setting is kept with the seminar, at once and never included, and is not written twice', () => {
  const doc = new Y.Doc();
  let updates = 0;
  doc.on('update', () => updates++);
  setSettleAfter(doc, DEFAULT_SETTLE_AFTER);
  expect(updates).toBe(0);
  for (const days of [0, 7, 0.5, null]) {
    setSettleAfter(doc, days);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    expect(readSettleAfter(other)).toBe(days);
  }
  setSettleAfter(doc, null);
  expect(updates).toBe(4);
  expect(() => setSettleAfter(doc, -1)).toThrow();
});

test('days in words: numbers and never, nothing else', () => {
  expect(['0', '30', '1.5', 'never'].map(parseSettleAfter)).toEqual([0, 30, 1.5, null]);
  for (const wrong of ['', '-1', '1e3', 'Never', '30 days', '99999999', 'NaN']) {
    expect(parseSettleAfter(wrong)).toBeUndefined();
  }
});
