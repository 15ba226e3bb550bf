/** What the readers of one Word file share while they walk through it. */
import type { TextPlace } from '../../tracked/TrackedContent.ts';
import type { Relationship } from './findParts.ts';
import type { LeftOutKind, LeftOutList } from './LeftOut.ts';
import type { RawChange, RawParagraph, RawRange, RawRun } from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';
import { IdentityReader } from './WordIdentities.ts';
import type { WordNumbering } from './WordNumbering.ts';
import type { WordStamps } from './WordStamps.ts';
import type { WordStyles } from './WordStyles.ts';

export interface FileSetting {
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  readonly stamps: WordStamps;
  readonly leftOut: LeftOutList;
}

/** Text that stands beside its paragraph, and is taken in behind it. */
export interface Beside {
  readonly blocks: readonly XmlElement[];
  readonly around: RawChange;
}

export interface NoteReference {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  readonly number: number;
  readonly around: RawChange;
}

export class StoryState {
  readonly setting: FileSetting;
  readonly paragraphs: RawParagraph[] = [];
  readonly ranges = new Map<string, RawRange>();
  readonly notes: NoteReference[] = [];
  readonly beside: Beside[] = [];
  readonly identities = new IdentityReader();
  /** Of the part that is being read. */
  relationships: readonly Relationship[] = [];
  /** Of the paragraph that is being read. */
  runs: RawRun[] = [];
  size = 0;
  readonly #moves = new Map<string, string>();
  #last: [from: string | null, to: string | null] = [null, null];

  constructor(setting: FileSetting) {
    this.setting = setting;
  }

  get here(): TextPlace {
    return { paragraph: this.paragraphs.length, offset: this.size };
  }

  leave(kind: LeftOutKind, text = ''): void {
    this.setting.leftOut.add(kind, this.paragraphs.length, text);
  }

  add(run: RawRun): void {
    this.runs.push(run);
    this.size += run.text.length;
  }

  /** The runs of the paragraph that ends. */
  takeRuns(): RawRun[] {
    const { runs } = this;
    this.runs = [];
    this.size = 0;
    return runs;
  }

  /** Whether it was a mark, which stands between runs and between paragraphs: where a comment or a move begins or ends. */
  mark(element: XmlElement): boolean {
    const { name } = element;
    const id = attribute(element, 'w:id') ?? '';
    switch (name) {
      case 'w:commentRangeStart':
        this.#range(id).from ??= this.here;
        return true;
      case 'w:commentRangeEnd':
        this.#range(id).to = this.here;
        return true;
      case 'w:commentReference':
        this.#range(id).at ??= this.here;
        return true;
      case 'w:bookmarkStart':
        this.identities.begin(id, attribute(element, 'w:name') ?? '', this.here);
        return true;
      case 'w:bookmarkEnd':
        this.identities.end(id, this.here);
        return true;
      case 'w:moveFromRangeStart':
      case 'w:moveToRangeStart': {
        const move = attribute(element, 'w:name') ?? '';
        this.#moves.set(`${name.slice(0, -'Start'.length)} ${id}`, move);
        this.#last = name === 'w:moveFromRangeStart' ? [move, this.#last[1]] : [this.#last[0], move];
        return true;
      }
      case 'w:moveFromRangeEnd':
      case 'w:moveToRangeEnd':
        this.#moves.delete(`${name.slice(0, -'End'.length)} ${id}`);
        return true;
      default:
        return false;
    }
  }

  /** The name of the move that text here is moved by; null where nobody says. */
  moveOf(end: 'from' | 'to'): string | null {
    const prefix = end === 'from' ? 'w:moveFromRange ' : 'w:moveToRange ';
    const open = [...this.#moves.keys()].some((one) => one.startsWith(prefix));
    return open ? this.#last[end === 'from' ? 0 : 1] : null;
  }

  #range(id: string): RawRange {
    let range = this.ranges.get(id);
    if (range === undefined) {
      range = {};
      this.ranges.set(id, range);
    }
    return range;
  }
}
