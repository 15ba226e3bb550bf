/**
 * The two files of the log, kept alike. Opening compares them row by row and repairs what it can; the same
 * is done again whenever a file turns out damaged, moved or deleted while the log is in use.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Copy, type CopyOptions, LOG_FORMAT, openCopy } from './Copy.ts';
import { type Examination, examine } from './examine.ts';
import type { Faults } from './faults.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { closeDamaged, repairCopies, syncFolder } from './repair.ts';
import { meansDamage } from './troubles.ts';
import type { Damage } from './UpdateLog.ts';

export const COPY_NAMES = ['updates.sqlite', 'updates.copy.sqlite'] as const;

export interface Pair {
  /** Null where a file could not be opened or written anew yet. */
  readonly copies: readonly (Copy | null)[];
  /** The newest comparison: where every row is. */
  examination(): Examination;
  /** Highest position the copy surely has. */
  lastIn(copy: number): number;
  readonly reserved: number;
  /** Compares and repairs. Throws when the disk does not let it; reading goes on with what is readable. */
  mend(): void;
  /** Whether `mend` has work before anything can be stored in both. */
  needsMending(): boolean;
  /** Remembers that something was found wrong. */
  suspect(): void;
  reserve(upto: number): void;
  damage(): readonly Damage[];
  close(): void;
}

export type PairResult =
  | { readonly ok: true; readonly pair: Pair }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-new' | 'mixed'; readonly message: string };

export interface PairOptions {
  readonly readOnly?: boolean;
  readonly faults?: Faults | undefined;
  /** Where damaged files are set aside. */
  readonly evidence: string;
}

/** Makes a log that is there completely or not at all: built beside, then renamed. */
function createFolder(folder: string): void {
  const beside = `${folder}.new`;
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  const logId = randomUUID();
  for (const name of COPY_NAMES) {
    const copy = openCopy(join(beside, name));
    copy.setMeta('log', logId);
    copy.close();
  }
  renameSync(beside, folder);
  syncFolder(join(folder, '..'));
}

/** Opens the two files in `folder`, making them where the folder is absent. Throws what the disk throws. */
export function openPair(folder: string, { readOnly = false, faults, evidence }: PairOptions): PairResult {
  if (!readOnly && !existsSync(folder)) createFolder(folder);
  const files = COPY_NAMES.map((name) => join(folder, name));
  const copies: (Copy | null)[] = files.map(() => null);
  let inventories: (Inventory | null)[] = [];
  let current: Examination = { documents: new Map(), damage: [], verdicts: [] };
  const found: Damage[] = [];
  let suspected = false;
  let refusal: PairResult | null = null;
  const copyOptions = (index: number): CopyOptions => ({ readOnly, index, faults });

  function note(damage: Damage): void {
    const same = (one: Damage) =>
      one.file === damage.file && one.document === damage.document && one.what === damage.what;
    if (!found.some((one) => same(one) && one.healed === damage.healed)) found.push(damage);
  }

  /** Opens what is not open; a file that is missing or no database stays null. */
  function openMissing(): void {
    files.forEach((file, index) => {
      if (copies[index]) return;
      // An exchange that a crash interrupted: the new file is complete once it names its log.
      if (!readOnly && !existsSync(file) && existsSync(`${file}.new`)) {
        const fresh = openCopy(`${file}.new`);
        const complete = fresh.meta('log') !== null;
        fresh.close();
        if (complete) renameSync(`${file}.new`, file);
      }
      if (!existsSync(file)) {
        note({ file, document: null, what: 'The file is missing.', healed: true });
        return;
      }
      try {
        const copy = openCopy(file, copyOptions(index));
        if (copy.meta('log') === null) {
          copy.close();
          note({ file, document: null, what: 'The file was emptied, or its head is damaged.', healed: true });
        } else {
          // A reader beside a running host keeps one state for all its questions.
          if (readOnly) copy.holdView();
          copies[index] = copy;
        }
      } catch (error) {
        if (!meansDamage(error)) throw error;
        note({
          file,
          document: null,
          what: `The file is damaged (${(error as Error).message}).`,
          healed: true,
        });
      }
    });
  }

  /** A file whose format is not that of the other did not get it from us. */
  function dropOddFormat(): void {
    if (!copies.some((copy) => copy?.format === LOG_FORMAT)) return;
    copies.forEach((copy, index) => {
      if (!copy || copy.format === LOG_FORMAT) return;
      note({ file: copy.file, document: null, what: 'The file is damaged (its header).', healed: true });
      closeDamaged(copy);
      copies[index] = null;
    });
  }

  function mend(): void {
    openMissing();
    dropOddFormat();
    inventories = copies.map((copy) => copy && takeInventory(copy));
    const seen = inventories.filter((each) => each !== null);
    const logIds = new Set(seen.map(({ logId }) => logId).filter((id) => id !== null));
    if (seen.length === 0 || logIds.size === 0) {
      refusal = {
        ok: false,
        reason: 'damaged',
        message: `Neither of the two data files in ${folder} can be read. Restore the folder from a backup; nothing in it was changed.`,
      };
      return;
    }
    if (logIds.size > 1) {
      refusal = {
        ok: false,
        reason: 'mixed',
        message: `The two data files in ${folder} belong to different desks. Put the right pair back together.`,
      };
      return;
    }
    if (copies.some((copy) => (copy?.format ?? 0) > LOG_FORMAT)) {
      refusal = {
        ok: false,
        reason: 'too-new',
        message:
          'This data folder was written by a newer Rapporteur. Open it with that version, or a later one.',
      };
      return;
    }
    const examined = examine(inventories);
    const verdicts = examined.verdicts.map((verdict, index) =>
      copies[index]?.moved() ? 'damaged' : verdict,
    );
    copies.forEach((copy) => {
      if (copy?.moved())
        note({
          file: copy.file,
          document: null,
          what: 'The file was moved or deleted while in use.',
          healed: true,
        });
    });
    examined.damage.forEach(note);
    current = { ...examined, verdicts };
    if (readOnly || verdicts.every((verdict) => verdict === 'sound')) {
      suspected = false;
      return;
    }
    suspected = true;
    const [logId] = logIds;
    repairCopies(copies, inventories, current, { files, evidence, logId: logId as string, copyOptions });
    inventories = copies.map((copy) => copy && takeInventory(copy));
    current = examine(inventories);
    suspected = false;
  }

  let firstTrouble: unknown = null;
  try {
    mend();
  } catch (error) {
    // A disk that does not take the repair: reading works from what is there, storing waits for `mend`.
    if (current.documents.size === 0 && inventories.every((each) => each === null)) throw error;
    firstTrouble = error;
    suspected = true;
  }
  if (refusal !== null) {
    copies.forEach(closeDamaged);
    return refusal;
  }

  return {
    ok: true,
    pair: {
      copies,
      examination: () => current,
      lastIn: (index) => inventories[index]?.last ?? 0,
      get reserved() {
        return Math.max(0, ...inventories.map((each) => each?.reserved ?? 0));
      },
      mend() {
        mend();
        if (refusal !== null)
          throw Object.assign(new Error((refusal as { message: string }).message), { errcode: 11 });
      },
      needsMending: () =>
        suspected || firstTrouble !== null || copies.some((copy) => copy === null || copy.moved()),
      suspect: () => {
        suspected = true;
      },
      reserve(upto) {
        for (const copy of copies) copy?.setMeta('reserved', String(upto));
      },
      damage: () => found,
      close: () => copies.forEach(closeDamaged),
    },
  };
}
