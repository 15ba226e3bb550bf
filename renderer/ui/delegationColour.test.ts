import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DELEGATION_COLOURS, delegationColour, delegationColourIndex } from './delegationColour.ts';
import { delegationName, initials } from './delegationName.ts';

const tokens = new Map(
  [
    ...readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8').matchAll(
      /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
    ),
  ].map(([, name, light, dark]) => [name, [light, dark]] as const),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, theme: 0 | 1): number {
  const [a, b] = [one, other].map((name) => {
    const hex = tokens.get(name)?.[theme];
    if (hex === undefined) throw new Error(`No token ${name}`);
    return luminance(hex);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

test.each([
  ['light', 0],
  ['dark', 1],
] as const)(
  'every delegation passes AA on paper and canvas, and carries its initials: %s',
  (_name, theme) => {
    for (let index = 0; index < DELEGATION_COLOURS; index++) {
      for (const ground of ['paper', 'canvas', 'on-delegation']) {
        expect(
          contrast(`delegation-${index}`, ground, theme),
          `${index} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  },
);

test.each([
  ['light', 0],
  ['dark', 1],
] as const)('every ink that carries words passes AA on what it stands on: %s', (_name, theme) => {
  for (const ink of ['ink', 'ink-2', 'accent', 'waiting', 'danger', 'agreed']) {
    for (const ground of ['paper', 'side', 'canvas']) {
      expect(contrast(ink, ground, theme), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const [ink, ground] of [
    ['on-accent', 'accent'],
    ['accent', 'accent-soft'],
    ['ink-2', 'accent-soft'],
    ['danger', 'danger-soft'],
    ['ink', 'waiting-soft'],
    ['ink-2', 'hover'],
    ['ink-2', 'pressed'],
  ] as const) {
    expect(contrast(ink, ground, theme), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast('edge', 'paper', theme)).toBeGreaterThanOrEqual(3);
});

test('a colour is the same everywhere, and the countries of a region spread over all of them', () => {
  expect(delegationColour(' fj ')).toBe(delegationColour('FJ'));
  const region =
    'AF AU BD BN BT CN FJ ID IN IR JP KG KH KP KR KZ LA LK MH MM MN MV MY NP NZ PG PH PK SG TH TL TO UZ VN VU WS';
  const counts = new Map<number, number>();
  for (const code of region.split(' ')) {
    const index = delegationColourIndex(code);
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThanOrEqual(DELEGATION_COLOURS - 1);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(6);
});

test('delegations that are here together differ in colour while there are colours', () => {
  const same = ['SN', 'IN', 'MA'];
  expect(new Set(same.map(delegationColourIndex)).size).toBe(1);
  const colours = same.map(delegationColour);
  expect(new Set(colours).size).toBe(3);
  // Whoever comes later changes nothing for those who are here, and always gets one.
  for (const code of ['AF', 'AU', 'BD', 'BN', 'BT', 'CN', 'ID', 'IR', 'JP', 'KG', 'KH']) {
    expect(delegationColour(code)).toMatch(/^var\(--delegation-\d\)$/);
  }
  expect(same.map(delegationColour)).toEqual(colours);
});

test('a delegation is named in the reader’s language; initials are whole characters', () => {
  expect(delegationName('FJ', 'en')).toBe('Fiji');
  expect(delegationName('FJ', 'ar')).toBe('فيجي');
  expect(delegationName('Regional MOOC Consortium', 'en')).toBe('Regional MOOC Consortium');
  expect(initials('Mere Lavenia Tuilagi')).toBe('MT');
  expect(initials('王小明')).toBe('王');
  expect(initials(' ')).toBe('?');
});
