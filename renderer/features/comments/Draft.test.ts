import { expect, test } from 'vitest';
import { draftOf, EMPTY_DRAFT, mentionAt, partsOf, queryAt, rewrite } from './Draft.ts';

const KEN = { kind: 'person', id: 'k', name: 'Ken Sato', delegation: 'JP' } as const;
const FIJI = { kind: 'delegation', delegation: 'FJ' } as const;
const nameOf = (to: typeof KEN | typeof FIJI) => (to.kind === 'person' ? to.name : 'Fiji');
const written = (text: string) => rewrite(EMPTY_DRAFT, text, text.length);

test('a mention replaces what was typed for it, and the message has it as a part', () => {
  const typed = written('Ask @ke about it');
  expect(queryAt(typed, 7)).toEqual({ from: 4, query: 'ke' });
  const { draft, caret } = mentionAt(typed, 4, 7, 'Ken Sato', KEN);
  expect(draft.text).toBe('Ask @Ken Sato about it');
  expect(draft.text.slice(0, caret)).toBe('Ask @Ken Sato ');
  expect(partsOf(draft)).toEqual(['Ask ', KEN, ' about it']);
});

test('a mention stays one while others write around it, and is text once somebody writes in it', () => {
  let { draft } = mentionAt(written('@ke'), 0, 3, 'Ken Sato', KEN);
  draft = rewrite(draft, `Dear ${draft.text}`, 5);
  expect(partsOf(draft)).toEqual(['Dear ', KEN, ' ']);
  draft = rewrite(draft, 'Dear @Ken Sato and @f', 21);
  draft = mentionAt(draft, 19, 21, 'Fiji', FIJI).draft;
  expect(partsOf(draft)).toEqual(['Dear ', KEN, ' and ', FIJI, ' ']);
  expect(partsOf(rewrite(draft, 'Dear @Kenny Sato and @Fiji ', 10))).toEqual([
    'Dear @Kenny Sato and ',
    FIJI,
    ' ',
  ]);
  // Deleting across both leaves neither.
  expect(partsOf(rewrite(draft, 'Dear @Kenji ', 9))).toEqual(['Dear @Kenji ']);
  expect(partsOf(rewrite(draft, '', 0))).toEqual([]);
});

test('typing a letter like the one beside a mention does not tell against it', () => {
  const { draft } = mentionAt(written('@ke'), 0, 3, 'Ken', KEN);
  // In front of '@': another '@', the caret behind it.
  expect(partsOf(rewrite(draft, '@@Ken ', 1))).toEqual(['@', KEN, ' ']);
  expect(partsOf(rewrite(draft, '@Kenn ', 5))).toEqual(['n ', KEN].reverse());
});

test('only an @ that begins a word looks for somebody, up to the end of its line', () => {
  const at = (text: string) => queryAt(written(text), text.length)?.query;
  expect(at('@')).toBe('');
  expect(at('(@ken sa')).toBe('ken sa');
  expect(at('سلام @كن')).toBe('كن');
  expect(at('ken@un.org')).toBeUndefined();
  expect(at('@ken\nand')).toBeUndefined();
  expect(at('@ ken')).toBeUndefined();
  expect(at('@ken  and')).toBeUndefined();
  expect(at(`@${'k'.repeat(41)}`)).toBeUndefined();
  const { draft, caret } = mentionAt(written('@ke'), 0, 3, 'Ken', KEN);
  expect(queryAt(draft, caret)).toBeNull();
  expect(queryAt(draft, 2)).toBeNull();
});

test('a message comes back as a draft under the names of today, and goes again as it was', () => {
  const parts = ['Is it so, ', KEN, '? And ', FIJI];
  const draft = draftOf(parts, (to) => (to.kind === 'person' ? 'Kenji Sato' : nameOf(FIJI)));
  expect(draft.text).toBe('Is it so, @Kenji Sato? And @Fiji');
  expect(partsOf(draft)).toEqual(parts);
});
