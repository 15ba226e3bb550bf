import { expect, test } from 'vitest';
import { answerCall, areArguments, CALL_NAMES, type DeskCalls } from './calls.ts';
import { channelOf } from './channelOf.ts';

const bytes = new Uint8Array([1, 2, 3]);

test('every call of the bridge has a channel, and no other', () => {
  expect(CALL_NAMES.map(channelOf)).toEqual(['desk:host', 'desk:saveFile', 'desk:openExternal']);
});

test('the arguments that a call takes', () => {
  expect(areArguments('host', [])).toBe(true);
  expect(areArguments('saveFile', ['Outcomes.docx', 'application/pdf', bytes])).toBe(true);
  expect(areArguments('saveFile', ['a.md', 'text/markdown; charset=utf-8', bytes])).toBe(true);
  expect(areArguments('openExternal', ['https://example.org/'])).toBe(true);
});

test.each([
  ['host', [1]],
  ['saveFile', ['Outcomes.docx', 'application/pdf']],
  ['saveFile', ['', 'application/pdf', bytes]],
  ['saveFile', ['a', 'application/pdf', [1, 2, 3]]],
  ['saveFile', ['a', 'not a media type', bytes]],
  ['saveFile', [{ toString: () => 'a' }, 'application/pdf', bytes]],
  ['saveFile', ['a', 'application/pdf', bytes, 'more']],
  ['openExternal', ['file:///etc/passwd']],
  ['openExternal', ['javascript:alert(1)']],
  ['openExternal', [null]],
] as const)('refuses %s(%j)', (name, args) => {
  expect(areArguments(name, args)).toBe(false);
});

const desk = 'http://127.0.0.1:4410';
const answers: DeskCalls = {
  host: async () => ({ origin: desk, token: 'secret' }),
  saveFile: async () => ({ saved: true }),
  openExternal: async () => {},
};

test('a call is answered for the desk alone, and only with its own arguments', async () => {
  expect(await answerCall(answers, desk, desk, 'host', [])).toEqual({ origin: desk, token: 'secret' });
  await expect(answerCall(answers, desk, 'https://example.org', 'host', [])).rejects.toThrow('Only the desk');
  await expect(answerCall(answers, desk, undefined, 'host', [])).rejects.toThrow('Only the desk');
  await expect(answerCall(answers, desk, desk, 'openExternal', ['file:///x'])).rejects.toThrow('arguments');
});
