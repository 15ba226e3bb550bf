/** What the readers of one Word file share while they walk through it. */
import { EMBED } from '../../../document/DocumentContent.ts';
import { NO_FORMATS } from '../../../document/inlineFormats.ts';
import type { Relationship } from './findParts.ts';
import type { LeftOutKind, LeftOutList, Where } from './LeftOut.ts';
import type {
  OpenText,
  RawChange,
  RawEmbed,
  RawParagraph,
  RawPlace,
  RawRange,
  RawRun,
} from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';
import type { WordBookmarks } from './WordBookmarks.ts';
import { IdentityReader } from './WordIdentities.ts';
import type { WordNumbering } from './WordNumbering.ts';
import type { WordPictures } from './WordPictures.ts';
import type { WordStamps } from './WordStamps.ts';
import type { WordStyles } from './WordStyles.ts';

export interface FileSetting {
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  readonly stamps: WordStamps;
  readonly leftOut: LeftOutList;
  readonly pictures: WordPictures;
  readonly bookmarks: WordBookmarks;
}

/** Text that stands beside its paragraph, and is taken in behind it. */
export interface Beside {
  readonly blocks: readonly XmlElement[];
  readonly around: RawChange;
}

/** Paragraphs, rows and cells: nobody's document has more, and a file may be made to. */
const MOST_PIECES = 300_000;

/** Of the text that is being read. */
interface Current {
  readonly text: OpenText;
  runs: RawRun[];
  size: number;
  where: Where;
  beside: Beside[];
  /** Those within the paragraph that were asked for. */
  places: RawPlace[];
}

export class StoryState {
  readonly setting: FileSetting;
  readonly body: OpenText = { kind: 'body', paragraphs: [], holder: null };
  readonly ranges = new Map<string, RawRange>();
  readonly identities = new IdentityReader();
  /** Of the part that is being read. */
  relationships: readonly Relationship[] = [];
  /** From 1; `hasPages` where the file says at least once that one begins. */
  page = 1;
  hasPages = false;
  #pieces = 0;
  #segments = 0;
  #current: Current;
  readonly #moves = new Map<string, string>();
  #last: [from: string | null, to: string | null] = [null, null];

  constructor(setting: FileSetting) {
    this.setting = setting;
    this.#current = this.#begin(this.body);
  }

  get text(): OpenText {
    return this.#current.text;
  }

  get size(): number {
    return this.#current.size;
  }

  get runs(): readonly RawRun[] {
    return this.#current.runs;
  }

  get where(): Where {
    return this.#current.where;
  }

  get beside(): Beside[] {
    return this.#current.beside;
  }

  get here(): RawPlace {
    const { text, size, places } = this.#current;
    const place = { text, paragraph: text.paragraphs.length, offset: size };
    if (size > 0) places.push(place);
    return place;
  }

  /** Longer than what is read: what comes is not looked at any more. */
  get isFull(): boolean {
    return this.#pieces > MOST_PIECES;
  }

  newSegment(): number {
    return ++this.#segments;
  }

  count(pieces: number): void {
    this.#pieces += pieces;
  }

  leave(kind: LeftOutKind, text = ''): void {
    this.setting.leftOut.add(kind, this.where, text);
  }

  add(run: RawRun): void {
    this.#current.runs.push(run);
    this.#current.size += run.text.length;
  }

  addEmbed(embed: RawEmbed, change: RawChange, formats: RawRun['formats'] = NO_FORMATS): void {
    this.add(this.embedRun(embed, change, formats));
  }

  embedRun(embed: RawEmbed, change: RawChange, formats: RawRun['formats'] = NO_FORMATS): RawRun {
    return { ...change, text: EMBED, formats, language: '', embed };
  }

  /** Takes back the last characters of the paragraph: they are drawn, and not written. */
  takeBack(count: number): void {
    const current = this.#current;
    const size = current.size - count;
    while (current.size > size) {
      const last = current.runs.pop() as RawRun;
      current.size -= last.text.length;
      if (current.size < size) this.add({ ...last, text: last.text.slice(0, size - current.size) });
    }
    for (const place of current.places) place.offset = Math.min(place.offset, size);
  }

  /** The runs of the paragraph that ends, and where people find it. */
  takeParagraph(): { readonly runs: RawRun[]; readonly where: Where } {
    const current = this.#current;
    const { runs, where, text } = current;
    where.words = runs.map((run) => run.text).join('');
    if (text.holder === null) where.paragraph = text.paragraphs.length;
    current.runs = [];
    current.size = 0;
    current.places = [];
    return { runs, where };
  }

  push(paragraph: RawParagraph): void {
    this.#pieces++;
    const current = this.#current;
    current.text.paragraphs.push(paragraph);
    current.where = this.#whereIn(current.text);
  }

  /** One that is read while another is, which has no text yet: what is told of that one is told of it still. */
  pushInFront(paragraph: RawParagraph): void {
    this.#pieces++;
    const { text, where } = this.#current;
    if (text.holder === null) paragraph.where.paragraph = text.paragraphs.length;
    text.paragraphs.push(paragraph);
    if (text.holder === null) where.paragraph = text.paragraphs.length;
  }

  /** Reads a text that stands in the place of a character that is about to be added here. */
  inside(kind: 'cell' | 'note', row: number, column: number, read: () => void): readonly RawParagraph[] {
    const outer = this.#current;
    const text: OpenText = { kind, paragraphs: [], holder: { ...this.here, row, column } };
    this.#current = this.#begin(text);
    read();
    this.#current = outer;
    return text.paragraphs;
  }

  /** Tables around the text that is being read. */
  get depth(): number {
    let depth = 0;
    for (let { holder } = this.text; holder !== null; { holder } = holder.text) depth++;
    return depth;
  }

  get isInNote(): boolean {
    for (let text: OpenText | undefined = this.text; text !== undefined; text = text.holder?.text)
      if (text.kind === 'note') return true;
    return false;
  }

  #begin(text: OpenText): Current {
    return { text, runs: [], size: 0, where: this.#whereIn(text), beside: [], places: [] };
  }

  #whereIn({ kind, holder, paragraphs }: OpenText): Where {
    let [outermost, inside]: [typeof holder, 'text' | 'table' | 'note'] = [
      holder,
      kind === 'body' ? 'text' : kind === 'cell' ? 'table' : 'note',
    ];
    while (outermost !== null && outermost.text.holder !== null) {
      if (inside === 'table' && outermost.text.kind === 'note') inside = 'note';
      outermost = outermost.text.holder;
    }
    return { paragraph: outermost?.paragraph ?? paragraphs.length, inside, page: this.page, words: '' };
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
