/**
 * A Word file as a document with what is proposed in it and said about it. Everything is read, or nothing: a file
 * that cannot be read in all its parts is refused with the reason. What the page cannot hold is listed. Nothing
 * outside of the file is opened, whatever it names.
 */
import { DEFAULT_PROPERTIES } from '../../../document/paragraphProperties.ts';
import type { TextPlace, TrackedContent } from '../../tracked/TrackedContent.ts';
import { findParts, type WordParts } from './findParts.ts';
import { finishParagraphs, mainLanguage } from './finishParagraphs.ts';
import type { LeftOut } from './LeftOut.ts';
import { LeftOutList } from './LeftOut.ts';
import { leaveOutFile } from './leaveOutFile.ts';
import { leaveOutNumbers } from './leaveOutNumbers.ts';
import { openPackage } from './openPackage.ts';
import { readThreads } from './readThreads.ts';
import type { XmlElement } from './readXml.ts';
import { child } from './readXml.ts';
import { notesById, StoryReader } from './StoryReader.ts';
import { StoryState } from './StoryState.ts';
import { settleBorders } from './settleBorders.ts';
import type { WordIdentities } from './WordIdentities.ts';
import { WordNumbering } from './WordNumbering.ts';
import type { WordRefusal } from './WordRefusal.ts';
import { refuse } from './WordRefusal.ts';
import { readDate, WordStamps } from './WordStamps.ts';
import { WordStyles } from './WordStyles.ts';
import type { UnknownPeople } from './wordAuthor.ts';
import { deskLanguage } from './wordTag.ts';

export interface WordFileOptions {
  /** For people of whom the file says less. */
  readonly unknown: UnknownPeople;
  /** Milliseconds since 1970: the time of what the file gives none. */
  readonly now: number;
  /** BCP 47 tag of a text that the file says no language of. */
  readonly language: string;
  /** From 0 to 1, often. */
  readonly onProgress?: (done: number) => void;
}

export type WordFile =
  | {
      readonly ok: true;
      /** Its title is '' where the file has none. */
      readonly content: TrackedContent;
      readonly leftOut: readonly LeftOut[];
      readonly identities: WordIdentities;
    }
  | { readonly ok: false; readonly reason: WordRefusal };

export function readWordFile(bytes: Uint8Array, options: WordFileOptions): WordFile {
  const container = openPackage(bytes);
  if (!container.ok) return container;
  const parts = findParts(container.value);
  return parts.ok ? readParts(parts.value, options) : parts;
}

const RELATED = ['styles', 'numbering', 'comments', 'commentsExtended', 'footnotes', 'endnotes'] as const;
type Related = Readonly<Record<(typeof RELATED)[number], XmlElement | null>>;

function readParts(parts: WordParts, options: WordFileOptions): WordFile {
  const found: Partial<Record<(typeof RELATED)[number], XmlElement | null>> = {};
  for (const type of RELATED) {
    const part = parts.read(type);
    if (!part.ok) return part;
    found[type] = part.value;
  }
  const related = found as Related;
  const body = child(parts.document, 'w:body');
  if (body === undefined) return refuse('damaged');
  const leftOut = new LeftOutList();
  const refused = leaveOutFile(parts, leftOut);
  if (refused !== null) return refuse(refused);

  const core = parts.core?.children ?? [];
  const said = (name: string) => core.find((one) => one.name === name)?.text.trim() ?? '';
  const stated = deskLanguage(said('dc:language'));
  const saved = readDate(said('dcterms:modified')) ?? readDate(said('dcterms:created'));
  const habits = { languages: [stated, 'en'], isOwn: parts.isOwn };
  const stamps = new WordStamps(habits, options.unknown, saved ?? options.now);
  const styles = new WordStyles(related.styles);
  const numbering = new WordNumbering(related.numbering, styles);
  const state = new StoryState({ styles, numbering, stamps, leftOut });
  const ends = body.children.length;
  const reader = new StoryReader(state, () =>
    options.onProgress?.(Math.min(state.paragraphs.length / Math.max(ends, 1), 1)),
  );
  state.relationships = parts.relationships;
  reader.read(body);
  const refusedNotes = readNotes(parts, related, state, reader);
  if (refusedNotes !== null) return refuse(refusedNotes);

  const raw = settleBorders(state.paragraphs);
  const language = stated || mainLanguage(raw.flatMap(({ runs }) => runs)) || options.language;
  const tracked = finishParagraphs(raw, language);
  leaveOutNumbers(raw, tracked, leftOut);
  const last = tracked.length - 1;
  const end: TextPlace =
    last < 0 ? { paragraph: 0, offset: 0 } : { paragraph: last, offset: lengthOf(tracked[last]?.runs ?? []) };
  const within = (place: TextPlace) => (place.paragraph > last ? end : place);
  const comments = readThreads(
    { comments: related.comments, extended: related.commentsExtended },
    state.ranges,
    end,
    stamps,
    leftOut,
  ).map((one) => ({ ...one, from: within(one.from), to: within(one.to) }));
  for (let count = 0; count < stamps.unreadable; count++) leftOut.add('date');
  const textOf = (paragraph: number) => tracked[paragraph]?.runs.map(({ text }) => text).join('') ?? '';
  const title =
    said('dc:title') || textOf(tracked.findIndex(({ properties }) => properties.style === 'title'));
  return {
    ok: true,
    content: {
      title: title.replace(/\s+/gu, ' ').trim(),
      language,
      tracked: tracked.length > 0 ? tracked : [{ properties: DEFAULT_PROPERTIES, runs: [] }],
      comments: comments.sort((a, b) => a.from.paragraph - b.from.paragraph || a.from.offset - b.from.offset),
    },
    leftOut: leftOut.list(textOf),
    identities: state.identities.read(tracked.length),
  };
}

function readNotes(
  parts: WordParts,
  { footnotes, endnotes }: Related,
  state: StoryState,
  reader: StoryReader,
): WordRefusal | null {
  if (state.notes.length === 0) return null;
  const notes = { footnote: notesById(footnotes), endnote: notesById(endnotes) };
  for (const kind of ['footnote', 'endnote'] as const) {
    const relationships = parts.relationshipsOf(parts.nameOf(`${kind}s`) ?? '');
    if (!relationships.ok) return relationships.reason;
    state.relationships = relationships.value;
    for (const { id, number, around } of state.notes.filter((one) => one.kind === kind)) {
      const note = notes[kind].get(id);
      if (note === undefined) state.leave('missing', String(number));
      else reader.read(note, around, String(number));
    }
  }
  return null;
}

function lengthOf(runs: readonly { readonly text: string }[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}
