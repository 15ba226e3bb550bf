/** Every message survives being written and read, and nothing else is read as one. */
import { expect, test } from 'vitest';
import type { Message } from './messages.ts';
import { decodeMessage, encodeMessage } from './messages.ts';
import { decodePresence, encodePresence } from './presence.ts';
import { CLOSE_CODES, isFinal, refusalOf } from './refusals.ts';
import { checkOf } from './stateCheck.ts';

const bytes = new Uint8Array([1, 2, 3]);
const messages: Message[] = [
  { type: 0, kind: 0, vector: bytes },
  { type: 0, kind: 1, update: bytes },
  { type: 0, kind: 2, update: bytes },
  { type: 1, presence: bytes },
  { type: 3 },
  { type: 16, version: 1, token: 't', position: null, client: 2 ** 32 - 1, device: bytes, check: 0 },
  { type: 16, version: 1, token: '', position: 0, client: 0, device: bytes, check: 2 ** 32 - 1 },
  { type: 17, mode: 'resume', position: 2 ** 40 },
  { type: 17, mode: 'full', position: 0 },
  { type: 18, count: 7 },
  { type: 19, count: 7, position: 9 },
  { type: 20, trouble: null },
  { type: 20, trouble: { reason: 'disk-full', message: 'The disk is full.' } },
  { type: 21, reason: 'gap', message: 'why' },
  { type: 22, position: 5, update: new Uint8Array() },
  { type: 23, bytes: 70_000 },
];

test.each(messages)('message $type', (message) => {
  expect(decodeMessage(encodeMessage(message))).toEqual(message);
});

test.each(messages)('message $type cut short or with something behind it is none', (message) => {
  const frame = encodeMessage(message);
  for (let length = 0; length < frame.length; length++)
    expect(decodeMessage(frame.subarray(0, length))).toBeNull();
  expect(decodeMessage(new Uint8Array([...frame, 0]))).toBeNull();
});

test('numbers of others are none of ours', () => {
  for (const type of [4, 5, 8, 15, 24, 127]) expect(decodeMessage(new Uint8Array([type, 0]))).toBeNull();
});

test('presence keeps its states as text and takes nothing but states', () => {
  const entries = [
    { client: 5, clock: 2, state: '{"person":{"name":"Ж"}}' },
    { client: 6, clock: 1, state: 'null' },
  ];
  expect(decodePresence(encodePresence(entries))).toEqual(entries);
  expect(decodePresence(encodePresence([{ client: 1, clock: 1, state: '{' }]))).toBeNull();
  expect(decodePresence(encodePresence([{ client: 1, clock: 1, state: '[1]' }]))).toBeNull();
});

test('W3: a refusal is known by its close code, and final exactly where y-websocket stops', () => {
  for (const [reason, code] of Object.entries(CLOSE_CODES)) {
    expect(refusalOf(code)).toBe(reason);
    expect(isFinal(reason as keyof typeof CLOSE_CODES)).toBe(code >= 4400 && code < 4500);
  }
  expect(refusalOf(1006)).toBeNull();
});

test('the check of a state vector depends on what is in it and not on its order', () => {
  const check = checkOf(
    new Map([
      [1, 5],
      [2 ** 31, 7],
    ]),
  );
  expect(
    checkOf(
      new Map([
        [2 ** 31, 7],
        [1, 5],
        [9, 0],
      ]),
    ),
  ).toBe(check);
  expect(
    checkOf(
      new Map([
        [1, 6],
        [2 ** 31, 7],
      ]),
    ),
  ).not.toBe(check);
  expect(checkOf(new Map())).not.toBe(0);
});
