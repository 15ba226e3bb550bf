/**
 * A live document with what is proposed in it as plain data, for files with tracked changes. It reads the text
 * as it is stored and asks of every character what it belongs to; no view comes between. What was decided is
 * carried out, what is pending or contested stands as a proposal, and nothing said in a comment is left out.
 */
import type * as Y from 'yjs';
import type { Changes } from '../../changes/Changes.ts';
import { Comments } from '../../changes/comments/Comments.ts';
import { withChanges } from '../../changes/readShown.ts';
import type { Segment } from '../../changes/segments.ts';
import { PARAGRAPH_END } from '../../document/DocumentContent.ts';
import type { CharacterId } from '../../document/ids.ts';
import { OPEN_PARAGRAPH, paragraphId } from '../../document/ids.ts';
import { DEFAULT_PROPERTIES } from '../../document/paragraphProperties.ts';
import type { FlowRun } from '../../document/readFlow.ts';
import { readFlow } from '../../document/readFlow.ts';
import { closeEnd } from './closeEnd.ts';
import { joinRuns } from './joinRuns.ts';
import { judgeEnd, judgeText } from './judgePiece.ts';
import { PlaceMap } from './PlaceMap.ts';
import type { Noted } from './reviewNotes.ts';
import { commentsOfNotes } from './reviewNotes.ts';
import { reviewWords } from './reviewWords.ts';
import type { TextPlace, TrackedContent, TrackedParagraph, TrackedRun } from './TrackedContent.ts';
import { trackedThreads } from './trackedThreads.ts';

/** These live in the seminar's index and are handed in. */
interface Meta {
  readonly title: string;
  readonly language: string;
}

export function readTracked(changes: Changes, comments: Comments, { title, language }: Meta): TrackedContent {
  const walk = new Walk(changes);
  const { paragraphs, notes } = closeEnd(walk.paragraphs, walk.isOpen);
  const end = walk.places.end;
  const said = [
    ...commentsOfNotes([...walk.noted, { from: end, to: end, notes }], reviewWords(language)),
    ...trackedThreads(changes, comments, walk.places, language),
  ];
  return { title, language, tracked: paragraphs, comments: said.sort((a, b) => byPlace(a.from, b.from)) };
}

/** The same of a document nobody has opened. Nothing is written. */
export function readTrackedDocument(doc: Y.Doc, meta: Meta): TrackedContent {
  const comments = new Comments(doc);
  try {
    return withChanges(doc, (changes) => readTracked(changes, comments, meta));
  } finally {
    comments.close();
  }
}

function byPlace(a: TextPlace, b: TextPlace): number {
  return a.paragraph - b.paragraph || a.offset - b.offset;
}

class Walk {
  readonly #changes: Changes;
  readonly paragraphs: TrackedParagraph[] = [];
  readonly noted: Noted[] = [];
  readonly places = new PlaceMap();
  #runs: TrackedRun[] = [];
  /** Characters of `#runs`. */
  #size = 0;
  /** The last paragraph has no end of its own. */
  readonly isOpen: boolean;

  constructor(changes: Changes) {
    this.#changes = changes;
    for (const { runs, mark } of readFlow(changes.flow)) {
      for (const run of runs) this.#take(run);
      if (mark !== null) this.#end(mark);
    }
    this.isOpen = this.#runs.length > 0 || this.paragraphs.length === 0;
    if (this.isOpen) this.#close({ id: OPEN_PARAGRAPH, properties: DEFAULT_PROPERTIES });
    const last = this.paragraphs.at(-1)?.runs ?? [];
    const offset = last.reduce((sum, { text }) => sum + text.length, 0);
    this.places.end = { paragraph: this.paragraphs.length - 1, offset };
  }

  #segments(id: CharacterId, length: number): readonly Segment[] {
    const { client, clock } = id;
    return this.#changes.segments({ client, clock, length }) ?? [{ length, members: [], chain: [] }];
  }

  #here(): TextPlace {
    return { paragraph: this.paragraphs.length, offset: this.#size };
  }

  #take(run: FlowRun): void {
    let at = 0;
    for (const segment of this.#segments(run, run.text.length)) {
      const text = run.text.slice(at, at + segment.length);
      at += segment.length;
      const from = this.#here();
      const judged = judgeText(this.#changes, segment, run.formats);
      this.places.add(text.length, from, judged === null ? 0 : text.length);
      if (judged === null) continue;
      const { notes, ...piece } = judged;
      this.#runs.push({ text, ...piece });
      this.#size += text.length;
      if (notes.length > 0) this.noted.push({ from, to: this.#here(), notes });
    }
  }

  #end(mark: CharacterId): void {
    const [segment] = this.#segments(mark, PARAGRAPH_END.length);
    const stored = this.#changes.flow.propertiesOf(mark);
    const place = this.#here();
    const judged = segment === undefined ? null : judgeEnd(this.#changes, segment, stored);
    this.places.add(PARAGRAPH_END.length, place, 0);
    if (judged === null) return;
    const { notes, ...rest } = judged;
    if (notes.length > 0) this.noted.push({ from: place, to: place, notes });
    this.#close({ id: paragraphId(mark), ...rest });
  }

  #close(paragraph: Omit<TrackedParagraph, 'runs'>): void {
    this.paragraphs.push({ ...paragraph, runs: joinRuns(this.#runs) });
    this.#runs = [];
    this.#size = 0;
  }
}
