/**
 * What the host notes down for settling, in the file `settling.json` of its data folder: when it first saw each
 * decision that is not settled, and how far each device has come. Both go by the host's own watch and its log,
 * never by anybody else's. Losing the file only delays: every decision is then seen for the first time again.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writePrivately } from '../dataFolder.ts';
import type { LogPosition } from '../log/UpdateLog.ts';
import type { KnownReplica, KnownReplicas } from './KnownReplicas.ts';

const FORMAT = 1;
/** Devices of a document that are remembered; those seen longest ago are forgotten first. */
const MOST_REPLICAS = 1000;

/** When a decision came in, and a position of the log that holds it. */
export interface Received {
  readonly at: number;
  readonly position: LogPosition;
}

interface DocumentNotes {
  /** Looked through for decisions up to here. */
  looked: LogPosition;
  readonly decisions: Map<string, Received>;
  readonly replicas: Map<string, { seen: number; position: LogPosition }>;
}

export class SettlingNotes implements KnownReplicas {
  readonly #file: string;
  readonly #documents: Map<string, DocumentNotes>;
  #changed = false;

  /** Reads what is there; a file that is missing or cannot be read counts as empty. */
  constructor(file: string) {
    this.#file = file;
    this.#documents = readNotes(file);
  }

  // ---- decisions ----

  /** Up to where a document was looked through; 0 for not at all. */
  lookedUpTo(documentId: string): LogPosition {
    return this.#documents.get(documentId)?.looked ?? 0;
  }

  decisionsOf(documentId: string): ReadonlyMap<string, Received> {
    return this.#documents.get(documentId)?.decisions ?? NONE;
  }

  /**
   * Takes in which decisions a document has that wait to be settled. Those that are new came in now; those that
   * are there no more are forgotten. A time in the future is one of a watch that was put back since: now counts.
   * @param position the log holds all of them up to here
   */
  look(documentId: string, waiting: ReadonlySet<string>, now: number, position: LogPosition): void {
    const notes = this.#of(documentId);
    for (const id of notes.decisions.keys()) {
      if (waiting.has(id)) continue;
      notes.decisions.delete(id);
      this.#changed = true;
    }
    for (const id of waiting) {
      const known = notes.decisions.get(id);
      if (known !== undefined && known.at <= now) continue;
      notes.decisions.set(id, { at: now, position: known?.position ?? position });
      this.#changed = true;
    }
    if (notes.looked === position) return;
    notes.looked = position;
    this.#changed = true;
  }

  // ---- replicas ----

  of(documentId: string): KnownReplica[] {
    const known = this.#documents.get(documentId)?.replicas ?? NONE_KNOWN;
    return [...known].map(([id, { seen, position }]) => ({ id, linked: false, seen, position }));
  }

  /** A device says what it has: believed as it is, less than before included. */
  claimed(documentId: string, device: string, position: LogPosition, now: number): void {
    const { replicas } = this.#of(documentId);
    replicas.set(nameOf(device), { seen: now, position });
    this.#changed = true;
    if (replicas.size <= MOST_REPLICAS) return;
    const [oldest] = [...replicas].sort(([, a], [, b]) => a.seen - b.seen);
    if (oldest !== undefined) replicas.delete(oldest[0]);
  }

  /** Everything up to there has arrived at a device. */
  reached(documentId: string, device: string, position: LogPosition, now: number): void {
    const known = this.#of(documentId).replicas.get(nameOf(device));
    if (known === undefined) return;
    known.seen = now;
    known.position = Math.max(known.position, position);
    this.#changed = true;
  }

  // ---- the file ----

  /** Writes what changed, whole or not at all. Throws where the disk does not take it. */
  save(): void {
    if (!this.#changed) return;
    const documents = [...this.#documents].map(([id, { looked, decisions, replicas }]) => [
      id,
      {
        looked,
        decisions: Object.fromEntries([...decisions].map(([key, { at, position }]) => [key, [at, position]])),
        replicas: Object.fromEntries(
          [...replicas].map(([key, { seen, position }]) => [key, [seen, position]]),
        ),
      },
    ]);
    const file = { format: FORMAT, documents: Object.fromEntries(documents) };
    writePrivately(this.#file, `${JSON.stringify(file)}\n`);
    this.#changed = false;
  }

  #of(documentId: string): DocumentNotes {
    let notes = this.#documents.get(documentId);
    if (notes === undefined) {
      notes = { looked: 0, decisions: new Map(), replicas: new Map() };
      this.#documents.set(documentId, notes);
    }
    return notes;
  }
}

const NONE: ReadonlyMap<string, Received> = new Map();
const NONE_KNOWN: DocumentNotes['replicas'] = new Map();

/** The proof of a device lets one write in its name: what is kept on disk must not be it. */
function nameOf(device: string): string {
  return createHash('sha256').update(device).digest('base64url').slice(0, 16);
}

function readNotes(file: string): Map<string, DocumentNotes> {
  const documents = new Map<string, DocumentNotes>();
  const { format, documents: stored } = asRecord(existsSync(file) ? parse(readFileSync(file, 'utf8')) : null);
  if (format !== FORMAT) return documents;
  for (const [id, value] of Object.entries(asRecord(stored))) {
    const { looked, decisions, replicas } = asRecord(value);
    documents.set(id, {
      looked: isCount(looked) ? looked : 0,
      decisions: new Map(pairsOf(decisions).map(([key, at, position]) => [key, { at, position }])),
      replicas: new Map(pairsOf(replicas).map(([key, seen, position]) => [key, { seen, position }])),
    });
  }
  return documents;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half written by hand, or damaged: as good as lost, and losing it only delays.
    return null;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function pairsOf(value: unknown): [string, number, number][] {
  return Object.entries(asRecord(value)).flatMap(([key, pair]): [string, number, number][] =>
    Array.isArray(pair) && isCount(pair[0]) && isCount(pair[1]) ? [[key, pair[0], pair[1]]] : [],
  );
}
