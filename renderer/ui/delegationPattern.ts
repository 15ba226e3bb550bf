/**
 * The kind of line that a delegation's proposals are drawn with, beside its colour: five of them, so that the
 * first five delegations in a window differ for those who cannot tell colours apart. As with colours, the first
 * choice is the same on every device, and the least used one is taken where that is in use already. With more
 * delegations some share one: names always stand beside it.
 */

/** 0 to 4: solid, double, dotted, dashed, thick (tokens.css). */
export const PATTERNS = 5;

const given = new Map<string, number>();

export function delegationPattern(delegation: string): number {
  const name = delegation.trim().toLowerCase();
  let pattern = given.get(name);
  if (pattern === undefined) {
    const uses = new Array<number>(PATTERNS).fill(0);
    for (const one of given.values()) uses[one] = (uses[one] ?? 0) + 1;
    const fewest = Math.min(...uses);
    pattern = firstChoice(name);
    while (uses[pattern] !== fewest) pattern = (pattern + 1) % PATTERNS;
    given.set(name, pattern);
  }
  return pattern;
}

function firstChoice(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % PATTERNS;
}
