/**
 * Compares the two copies of the log and says what is true: which rows make each document, where a good
 * one is found, what is damaged and whether anything is lost by it. Pure; repairing is `repair.ts`.
 */
import type { DocumentInventory, Inventory } from './inventory.ts';
import type { Damage } from './UpdateLog.ts';

/** A good row and the copy (0 or 1) to read it from. */
export interface Place {
  readonly copy: number;
}

export interface DocumentPlan {
  readonly document: string;
  /** Good snapshots that are kept, newest first, at most two. */
  readonly snapshots: readonly (Place & { readonly generation: number; readonly upto: number })[];
  /** Good updates after `floor`, in order. */
  readonly updates: readonly (Place & { readonly position: number; readonly previous: number })[];
  /** Updates up to here are gone by design: both kept snapshots hold them. */
  readonly floor: number;
  readonly last: number;
}

export interface Examination {
  readonly documents: ReadonlyMap<string, DocumentPlan>;
  readonly damage: readonly Damage[];
  /** For each copy: 'sound', 'behind' (a crash came between the two commits), or 'damaged' (make it anew). */
  readonly verdicts: readonly ('sound' | 'behind' | 'damaged')[];
}

const NOTHING: DocumentInventory = { updates: new Map(), snapshots: new Map() };
const keys = <T>(maps: readonly Map<number, T>[]) => [...new Set(maps.flatMap((map) => [...map.keys()]))];

interface Upto {
  readonly generation: number;
  readonly upto: number;
}

/** Up to where updates are gone by design. */
function floorOf(
  newest: Upto | undefined,
  before: Upto | undefined,
  held: readonly { readonly own: DocumentInventory }[],
): number {
  if (newest === undefined) return 0;
  if (before?.generation === newest.generation - 1) return before.upto;
  // A snapshot alone: the first one of all keeps the updates it was made of; else they went with their snapshot.
  const first = [...held.flatMap(({ own }) => [...own.updates])].reduce<[number, number] | null>(
    (least, [position, { previous }]) =>
      least === null || position < least[0] ? [position, previous] : least,
    null,
  );
  return first?.[1] === 0 ? 0 : newest.upto;
}

/**
 * Whether the damaged rows that only the other file has are accounted for by rows it lacks: a row whose
 * name or place was damaged is both a stranger here and missing there.
 */
function strangersAreGarbled(copies: readonly (Inventory | null)[], sound: Inventory): boolean {
  const other = copies.find((each) => each !== null && each !== sound);
  if (!other) return false;
  let strangers = 0;
  let missing = 0;
  for (const [document, own] of other.documents) {
    for (const [position, { good }] of own.updates) {
      if (!good && sound.documents.get(document)?.updates.has(position) !== true) strangers++;
    }
  }
  for (const [document, own] of sound.documents) {
    for (const [position, { good }] of own.updates) {
      if (good && other.documents.get(document)?.updates.has(position) !== true) missing++;
    }
  }
  return strangers <= missing;
}

/** `null` stands for a copy that is missing or cannot be opened. */
export function examine(copies: readonly (Inventory | null)[]): Examination {
  const damage: Damage[] = [];
  const verdicts: ('sound' | 'behind' | 'damaged')[] = copies.map((copy) =>
    copy === null || copy.broken !== null ? 'damaged' : 'sound',
  );
  const ids = new Set(copies.flatMap((copy) => [...(copy?.documents.keys() ?? [])]));
  const plans = new Map<string, DocumentPlan>();
  // Sound files are read from first.
  const present = copies
    .flatMap((copy, index) => (copy === null ? [] : [{ copy, index }]))
    .sort((a, b) => Number(a.copy.broken !== null) - Number(b.copy.broken !== null));

  copies.forEach((copy) => {
    if (copy !== null && copy.broken !== null) {
      const other = copies.find((each) => each !== copy && each !== null && each.broken === null);
      damage.push({
        file: copy.file,
        document: null,
        what: `The file is damaged (${copy.broken}).`,
        healed: other !== undefined,
      });
    }
  });

  for (const document of ids) {
    const held = present.map(({ copy, index }) => ({
      copy,
      index,
      own: copy.documents.get(document) ?? NOTHING,
    }));
    const found = (what: string, file: string, healed: boolean) =>
      damage.push({ file, document, what, healed });
    const goodIn = (has: (own: DocumentInventory) => boolean) => held.find(({ own }) => has(own))?.index;

    const snapshots: { generation: number; upto: number; copy: number }[] = [];
    for (const generation of keys(held.map(({ own }) => own.snapshots)).sort((a, b) => b - a)) {
      const copy = goodIn((own) => own.snapshots.get(generation)?.good === true);
      if (copy === undefined) continue;
      const upto = copies[copy]?.documents.get(document)?.snapshots.get(generation)?.upto ?? 0;
      if (snapshots.length < 2) snapshots.push({ generation, upto, copy });
    }
    const [newest, before] = snapshots;
    const base = newest?.upto ?? 0;
    const floor = floorOf(newest, before, held);

    const updates: { position: number; previous: number; copy: number }[] = [];
    const lost: number[] = [];
    for (const position of keys(held.map(({ own }) => own.updates)).sort((a, b) => a - b)) {
      if (position <= floor) continue;
      const copy = goodIn((own) => own.updates.get(position)?.good === true);
      // A row that the other, sound copy never had was never acknowledged: its name or place is what broke.
      const never = held.some(
        ({ copy: each, own }) =>
          each.broken === null &&
          !own.updates.has(position) &&
          (position <= each.last || strangersAreGarbled(copies, each)),
      );
      if (copy === undefined) {
        if (!never) lost.push(position);
      } else {
        const previous = copies[copy]?.documents.get(document)?.updates.get(position)?.previous ?? 0;
        updates.push({ position, previous, copy });
      }
    }
    if (snapshots.length > 0 || updates.length > 0) {
      plans.set(document, {
        document,
        snapshots,
        updates,
        floor,
        last: Math.max(base, updates.at(-1)?.position ?? 0),
      });
    }

    // Rows that one copy has damaged or not at all, and the other has.
    for (const { copy, index, own } of held) {
      const bad = [...own.updates]
        .filter(([position, entry]) => !entry.good && position > floor)
        .map(([position]) => position);
      const badSnapshots = [...own.snapshots].filter(([, entry]) => !entry.good);
      if (bad.length > 0 || badSnapshots.length > 0) {
        verdicts[index] = 'damaged';
        const healed = bad.every((position) => position <= base || !lost.includes(position));
        if (bad.length > 0)
          found(`${bad.length} stored change(s) do not match their checksum.`, copy.file, healed);
        // A damaged snapshot is made good by the other copy, or by the one before it and the changes since.
        const other = held.find((each) => each.copy !== copy && each.copy.broken === null);
        const remade = newest !== undefined || updates[0]?.previous === 0;
        const garbled = badSnapshots.every(([generation]) => other?.own.snapshots.has(generation) === false);
        if (badSnapshots.length > 0)
          found('A snapshot does not match its checksum.', copy.file, remade || garbled);
      }
      if (held.length < 2 || copy.broken !== null) continue;
      const missing = updates.filter(({ position }) => !own.updates.has(position));
      const behind = missing.length > 0 || snapshots.some(({ generation }) => !own.snapshots.has(generation));
      const extra = [...own.updates.keys()].some((position) => position <= floor);
      if (missing.some(({ position }) => position <= copy.last)) {
        verdicts[index] = 'damaged';
        found(`Stored changes are missing from this file; the other has them.`, copy.file, true);
      } else if ((behind || extra) && verdicts[index] === 'sound') verdicts[index] = 'behind';
    }

    // What no copy has: a link of the chain that leads nowhere.
    const chain = updates.filter(({ position }) => position > base);
    let link = chain[0]?.position === undefined ? null : base;
    let gap = false;
    for (const { position, previous } of chain) {
      const fits = link === base ? previous <= base && (base > 0 || previous === 0) : previous === link;
      if (!fits) gap = true;
      link = position;
    }
    const lostText = lost.filter((position) => position > base);
    if (gap || lostText.length > 0) {
      found(
        'Changes are missing that neither file holds any more.',
        present.map(({ copy }) => copy.file).join(', '),
        false,
      );
    }
  }
  return { documents: plans, damage, verdicts };
}
