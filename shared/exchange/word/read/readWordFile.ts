/**
 * A Word file as a document with what is proposed in it and said about it. Everything is read, or nothing: a file
 * that cannot be read in all its parts is refused with the reason. What the page cannot hold is listed. Nothing
 * outside of the file is opened, whatever it names.
 */
import { EMBED } from '../../../document/DocumentContent.ts';
import { DEFAULT_PROPERTIES } from '../../../document/paragraphProperties.ts';
import { findParts, type WordParts } from './findParts.ts';
import { allRuns, finishParagraphs, mainLanguage } from './finishParagraphs.ts';
import type { LeftOut } from './LeftOut.ts';
import { LeftOutList } from './LeftOut.ts';
import { leaveOutFile } from './leaveOutFile.ts';
import { NoteParts } from './NoteParts.ts';
import { openPackage } from './openPackage.ts';
import { comparePlaces, readPlace } from './ReadPlace.ts';
import { readThreads } from './readThreads.ts';
import type { XmlElement } from './readXml.ts';
import { child } from './readXml.ts';
import { StoryReader } from './StoryReader.ts';
import { StoryState } from './StoryState.ts';
import { WordBookmarks } from './WordBookmarks.ts';
import type { WordContent } from './WordContent.ts';
import type { WordIdentities } from './WordIdentities.ts';
import { WordNumbering } from './WordNumbering.ts';
import type { ReadPicture } from './WordPictures.ts';
import { WordPictures } from './WordPictures.ts';
import type { WordRefusal } from './WordRefusal.ts';
import { refuse } from './WordRefusal.ts';
import { WordSections } from './WordSections.ts';
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
      readonly content: WordContent;
      /** By the hashes that the content names them by. */
      readonly pictures: ReadonlyMap<string, ReadPicture>;
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
type RelatedParts = Readonly<Record<(typeof RELATED)[number], XmlElement | null>>;

function readParts(parts: WordParts, options: WordFileOptions): WordFile {
  const found: Partial<Record<(typeof RELATED)[number], XmlElement | null>> = {};
  for (const type of RELATED) {
    const part = parts.read(type);
    if (!part.ok) return part;
    found[type] = part.value;
  }
  const related = found as RelatedParts;
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
  // What is proposed of a style is proposed of every paragraph that has it, which nobody could see.
  for (const style of related.styles?.children ?? [])
    if (child(child(style, 'w:pPr'), 'w:pPrChange') ?? child(child(style, 'w:rPr'), 'w:rPrChange'))
      leftOut.add('paragraphChange');
  const numbering = new WordNumbering(related.numbering, styles);
  const bookmarks = new WordBookmarks();
  const pictures = new WordPictures(parts);
  const state = new StoryState({ styles, numbering, stamps, leftOut, pictures, bookmarks });
  const ends = body.children.length;
  const onParagraph = () =>
    options.onProgress?.(Math.min(state.body.paragraphs.length / Math.max(ends, 1), 1));
  const notes = new NoteParts(parts, related, state);
  state.relationships = parts.relationships;
  new StoryReader(state, new WordSections(body), {
    onParagraph,
    onNote: (reference, around) => notes.read(reference, around, onParagraph),
  }).read(body);
  if (state.isFull) return refuse('tooLarge');
  const refusedPart = notes.refused ?? pictures.refused;
  if (refusedPart !== null) return refuse(refusedPart);

  const raw = state.body.paragraphs;
  const language = stated || mainLanguage(allRuns(raw)) || options.language;
  const tracked = finishParagraphs(raw, { language, leftOut, isTarget: (one) => bookmarks.isUsed(one) });
  const end = readPlace({ text: state.body, paragraph: raw.length, offset: 0 });
  const comments = readThreads(
    { comments: related.comments, extended: related.commentsExtended },
    state.ranges,
    { place: end, where: raw.at(-1)?.where ?? state.where },
    stamps,
    leftOut,
  );
  for (let count = 0; count < stamps.unreadable; count++) leftOut.add('date');
  const titled = raw.find(({ properties }) => properties.style === 'title');
  const title = said('dc:title') || (titled?.where.words ?? '');
  return {
    ok: true,
    content: {
      title: title.replaceAll(EMBED, ' ').replace(/\s+/gu, ' ').trim(),
      language,
      tracked: tracked.length > 0 ? tracked : [{ properties: DEFAULT_PROPERTIES, runs: [] }],
      comments: comments.sort((a, b) => comparePlaces(a.from, b.from)),
    },
    pictures: pictures.byHash,
    leftOut: leftOut.list(state.hasPages),
    identities: state.identities.read(tracked.length),
  };
}
