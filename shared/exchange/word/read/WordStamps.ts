/** Who changed something and when, as the elements of a Word file say it. */
import type { Author } from '../../../changes/Author.ts';
import type { Stamp } from '../../tracked/TrackedContent.ts';
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';
import type { NamingHabits, UnknownPeople } from './wordAuthor.ts';
import { wordAuthor } from './wordAuthor.ts';

export interface WordStamp extends Stamp {
  /** The same for all that one person changed at one time; a move's for both its ends. */
  readonly burst: string;
}

export class WordStamps {
  readonly #authors = new Map<string, Author>();
  readonly #habits: NamingHabits;
  readonly #unknown: UnknownPeople;
  readonly #otherwise: number;
  /** Dates that could not be read. */
  unreadable = 0;

  /** @param otherwise the time of what has none that can be read */
  constructor(habits: NamingHabits, unknown: UnknownPeople, otherwise: number) {
    this.#habits = habits;
    this.#unknown = unknown;
    this.#otherwise = otherwise;
  }

  /** @param move its name, where it is one end of a move */
  of(element: XmlElement, move: string | null = null): WordStamp {
    const author = this.#author(attribute(element, 'w:author') ?? '');
    const at = this.#time(attribute(element, 'w16du:dateUtc') ?? attribute(element, 'w:date'));
    return { author, at, burst: move === null ? `${author.id} ${at}` : `${author.id} move ${move}` };
  }

  #author(name: string): Author {
    const known = this.#authors.get(name);
    if (known !== undefined) return known;
    const author = wordAuthor(name, this.#habits, this.#unknown);
    this.#authors.set(name, author);
    return author;
  }

  #time(date: string | undefined): number {
    if (date === undefined) return this.#otherwise;
    const at = readDate(date);
    if (at === null) this.unreadable++;
    return at ?? this.#otherwise;
  }
}

const DATE = /^\s*(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?\s*$/;

/** Milliseconds since 1970; null for what is no date, or one that nobody could have written it on. */
export function readDate(date: string): number | null {
  const found = DATE.exec(date);
  if (found === null) return null;
  const [year, month, day] = [found[1], found[2], found[3]];
  const [hours, minutes, seconds] = [found[4] ?? '00', found[5] ?? '00', found[6] ?? '00'];
  // Word writes the time of the place and says it were Universal; nothing better is known.
  const at = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${found[7] ?? 'Z'}`);
  return Number.isFinite(at) && at > 0 ? at : null;
}
