import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const sheet = read('./review.css');
const tokens = new Map(
  [...read('../../ui/tokens.css').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name, [light, dark]] as const,
  ),
);

type Colour = readonly number[];

function token(name: string, theme: 0 | 1): Colour {
  const hex = tokens.get(name)?.[theme];
  if (hex === undefined) throw new Error(`no token ${name}`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

const mix = (over: Colour, under: Colour, share: number): Colour =>
  over.map((value, index) => value * share + (under[index] as number) * (1 - share));

function luminance(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Colour, b: Colour): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A percentage of a style sheet, as a share. */
function share(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${pattern} is not there`);
  return Number(found) / 100;
}

const tint = share(sheet, /--shade: (\d+)%/);
const tintHere = share(read('./pointOut.ts'), /--shade: (\d+)%/);
const ofColour = share(
  sheet,
  /--change-ink: color-mix\(in srgb, var\(--change-colour, var\(--ink\)\) (\d+)%/,
);

test.each([
  ['light', 0],
  ['dark', 1],
] as const)('proposed text passes AA on its tint, under the caret too: %s', (_name, theme) => {
  const [ink, paper] = [token('ink', theme), token('paper', theme)];
  for (let index = 0; index < 10; index++) {
    const colour = token(`delegation-${index}`, theme);
    const text = mix(colour, ink, ofColour);
    for (const shade of [tint, tintHere])
      expect(contrast(text, mix(colour, paper, shade)), `${index} on ${shade}`).toBeGreaterThanOrEqual(4.5);
    // Plain text of a format that is proposed.
    expect(contrast(ink, mix(colour, paper, tintHere)), `ink on ${index}`).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(token('waiting', theme), token('waiting-soft', theme))).toBeGreaterThanOrEqual(4.5);
  // The bar beside the paragraph.
  expect(contrast(token('edge', theme), paper)).toBeGreaterThanOrEqual(3);
});
