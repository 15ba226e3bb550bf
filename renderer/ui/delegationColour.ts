/**
 * The colour of a delegation, from a set that passes AA on paper in both themes (tokens.css; the test computes
 * it). Its first choice is the same on every device; where another delegation seen in this window has that one
 * already, it takes the next free. With 30 delegations and 10 colours some share one: a colour helps the eye
 * only, and the delegation's name or initials always stand beside it.
 */

/** How many `--delegation-N` tokens there are. */
export const DELEGATION_COLOURS = 10;

/** The number of a delegation's colour, from 0. Case and outer spaces do not matter. */
export function delegationColourIndex(delegation: string): number {
  let hash = 0x811c9dc5;
  for (const character of delegation.trim().toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  // FNV mixes poorly over two letters: two rounds of a finaliser spread a region over all colours.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % DELEGATION_COLOURS;
}

/** Given in this window, in the order in which delegations were first seen; kept while it is open. */
const given = new Map<string, number>();

/** A CSS value that follows the theme, such as `var(--delegation-3)`. Text on it: `var(--on-delegation)`. */
export function delegationColour(delegation: string): string {
  const name = delegation.trim().toLowerCase();
  let index = given.get(name);
  if (index === undefined) {
    index = delegationColourIndex(name);
    const taken = new Set(given.values());
    while (taken.size < DELEGATION_COLOURS && taken.has(index)) index = (index + 1) % DELEGATION_COLOURS;
    given.set(name, index);
  }
  return `var(--delegation-${index})`;
}
