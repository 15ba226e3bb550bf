/**
 * What must come out, worked out from what people did and saw, and from nothing the document knows.
 * Every character typed is unique. The oracle watches each person's screen before and after each deed
 * (which characters came, which went), and keeps a vector clock of who had seen what. At the end a
 * character must stand once if the last word on it is that it came, must be gone if the last word is that
 * it went, and may be either where two people said different things without knowing of each other.
 */
export interface Verdict {
  readonly lost: string;
  readonly doubled: string;
  readonly resurrected: string;
}

interface Deed {
  readonly person: number;
  readonly number: number;
  readonly seen: readonly number[];
  readonly came: boolean;
  readonly moved: boolean;
}

export class Oracle {
  readonly #clocks: number[][];
  readonly #deeds = new Map<string, Deed[]>();
  /** Brought back or moved at some time: where exactly they stand is no longer anyone's memory. */
  readonly #restored = new Set<string>();

  constructor(people: number) {
    this.#clocks = Array.from({ length: people }, () => Array.from({ length: people }, () => 0));
  }

  /**
   * A deed of one person: the screen before and after. `moved` are characters put elsewhere on purpose.
   * @param received what they have received, this deed included, where somebody else keeps count of that
   */
  did(person: number, before: string, after: string, moved = '', received?: readonly number[]): void {
    const clock = received ?? (this.#clocks[person] as number[]);
    if (received === undefined) (clock as number[])[person] = (clock[person] as number) + 1;
    const [old, now] = [new Set(before), new Set(after)];
    const note = (character: string, came: boolean, wasMoved: boolean) => {
      if (character === '\n') return;
      const deeds = this.#deeds.get(character);
      const deed = { person, number: clock[person] ?? 0, seen: [...clock], came, moved: wasMoved };
      if (deeds === undefined) this.#deeds.set(character, [deed]);
      else {
        deeds.push(deed);
        if (came) this.#restored.add(character);
      }
    };
    for (const character of now) if (!old.has(character)) note(character, true, false);
    for (const character of old) if (!now.has(character)) note(character, false, false);
    for (const character of new Set(moved)) if (old.has(character)) note(character, true, true);
  }

  /** One person took in what another had. */
  pulled(person: number, from: number): void {
    const mine = this.#clocks[person] as number[];
    for (const [index, value] of (this.#clocks[from] as number[]).entries())
      mine[index] = Math.max(mine[index] as number, value);
  }

  /** Whether characters both screens show have changed places, which nobody asked for. */
  reordered(before: string, after: string): string | null {
    const now = new Map([...after].map((character, index) => [character, index]));
    let last = -1;
    for (const character of before) {
      const index = now.get(character);
      if (character === '\n' || index === undefined || this.#restored.has(character)) continue;
      if (index < last) return character;
      last = index;
    }
    return null;
  }

  judge(text: string): Verdict {
    const standing = new Map<string, number>();
    for (const character of text) standing.set(character, (standing.get(character) ?? 0) + 1);
    let [lost, doubled, resurrected] = ['', '', ''];
    for (const [character, deeds] of this.#deeds) {
      const count = standing.get(character) ?? 0;
      const last = deeds.filter((deed) => !deeds.some((later) => later !== deed && knew(later, deed)));
      const [came, went] = [last.some((deed) => deed.came), last.some((deed) => !deed.came)];
      if (came && !went && count === 0) lost += character;
      if (went && !came && count > 0) resurrected += character;
      // Moved here and moved, or brought back, there: shown in both places until someone says which.
      const movedApart = deeds
        .filter((deed) => deed.moved)
        .some((move) =>
          deeds.some((other) => other.came && other !== move && !knew(other, move) && !knew(move, other)),
        );
      if (count > 1 && !movedApart) doubled += character;
    }
    return { lost, doubled, resurrected };
  }
}

/** Whether whoever did `later` had seen `deed`. */
function knew(later: Deed, deed: Deed): boolean {
  return (later.seen[deed.person] ?? 0) >= deed.number;
}
