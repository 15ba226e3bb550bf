/**
 * Which message of a file is which of those that are known. A file says of a message who wrote it and when, and Word
 * gives comments no seconds: what one person wrote within a minute is told apart by its words, and what is left by
 * its order.
 */
export interface MessageToMatch {
  /** Who and when, in every way that a file may name it (`messageName`). */
  readonly names: readonly string[];
  readonly text: string;
}

/** @returns by message of the file: index among those known, each given once; -1 for a new one */
export function matchMessages(file: readonly MessageToMatch[], known: readonly MessageToMatch[]): number[] {
  const found = new Array<number>(file.length).fill(-1);
  const byName = new Map<string, number[]>();
  for (const [index, { names }] of known.entries())
    for (const name of new Set(names)) byName.set(name, [...(byName.get(name) ?? []), index]);
  const given = new Set<number>();
  const give = (isIt: (index: number, message: MessageToMatch) => boolean) => {
    for (const [at, message] of file.entries()) {
      if (found[at] !== -1) continue;
      const alike = message.names.flatMap((name) => byName.get(name) ?? []);
      const index = alike.find((one) => !given.has(one) && isIt(one, message));
      if (index === undefined) continue;
      found[at] = index;
      given.add(index);
    }
  };
  give((index, { text }) => isSameText(known[index]?.text ?? '', text));
  // In other words: somebody edited it.
  give(() => true);
  return found;
}

/** Offices set white space as they please. */
export const isSameText = (a: string, b: string): boolean => words(a) === words(b);

const words = (text: string) => text.replace(/\s+/gu, ' ').trim();
