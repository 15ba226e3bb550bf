/** What stands within a line as Word has it: pictures, note marks, and fields that already say what they will. */
import type { ParagraphChild } from 'docx';
import { BookmarkEnd, BookmarkStart, FootnoteReferenceRun, ImageRun } from 'docx';
import type {
  CaptionContent,
  EmbedContent,
  ImageContent,
  NoteContent,
  ReferenceContent,
} from '../../document/EmbedContent.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import { printable } from '../paper/printable.ts';
import { TEXT_WIDTH } from './wordContents.ts';
import { fieldRuns } from './wordFields.ts';
import type { RevisionSetting } from './wordRevisions.ts';

/** The paragraph's own language, '' for the document's. */
interface EmbedSetting extends RevisionSetting {
  readonly language: string;
}
/** Text with the formats, fonts and direction of its place, as deleted text where it is. `formats`: those of its own. */
type Draw = (text: string, formats?: InlineFormats) => readonly ParagraphChild[];

export function embedRuns(
  embed: EmbedContent,
  setting: EmbedSetting,
  isDeleted: boolean,
  draw: Draw,
): readonly ParagraphChild[] {
  const { fields } = setting.embeds;
  switch (embed.kind) {
    case 'image':
      return imageRuns(embed, setting, draw);
    case 'note':
      return noteRuns(embed, setting);
    case 'caption':
      return captionRuns(embed, setting, isDeleted, draw);
    case 'reference':
      return referenceRuns(embed, setting, isDeleted, draw);
    case 'date':
      return fieldRuns('DATE \\@ "d MMMM yyyy"', draw(fields.date(embed, setting.language)), isDeleted);
    case 'citation':
      return fields.citationRuns(embed).flatMap(({ text, formats }) => draw(text, formats));
    // Blocks are written as blocks (`wordBlocks`).
    default:
      return [];
  }
}

/** At 96 to the inch, as the library counts; a picture is no wider than the text. */
const PIXELS_PER_POINT = 96 / 72;
const WIDEST = TEXT_WIDTH / 20;
const TALLEST = 640;
/** Word cannot be relied on to show others. */
const TYPES: Readonly<Partial<Record<ImageContent['type'], 'png' | 'jpg' | 'gif'>>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

function imageRuns(image: ImageContent, { embeds }: EmbedSetting, draw: Draw): readonly ParagraphChild[] {
  const alt = printable(image.alt).replaceAll('\u2028', ' ').trim();
  const data = embeds.images.get(image.hash);
  const type = TYPES[image.type];
  if (data === undefined || type === undefined) return draw(`${embeds.words.noImage}${alt}]`);
  const ratio = image.width > 0 && image.height > 0 ? image.height / image.width : 1;
  const wanted = Number.isFinite(image.shownWidth) && image.shownWidth > 0 ? image.shownWidth : WIDEST;
  const width = Math.max(1, Math.min(wanted, WIDEST, TALLEST / ratio)) * PIXELS_PER_POINT;
  const number = embeds.nextDrawing();
  const name = `${image.decorative ? DECORATIVE : 'Picture'} ${number}`;
  return [
    new ImageRun({
      type,
      data,
      transformation: { width: Math.round(width), height: Math.max(1, Math.round(width * ratio)) },
      altText: { id: String(number), name, title: '', description: image.decorative ? '' : alt },
    }),
  ];
}

/** By this name the last pass over the file knows what to mark as decoration. */
export const DECORATIVE = 'Decoration';

function noteRuns(note: NoteContent, { embeds }: EmbedSetting): readonly ParagraphChild[] {
  const number = embeds.fields.notes.get(note);
  // A note within a note has no place at the foot.
  if (number === undefined || embeds.notes.has(note)) return [];
  embeds.notes.set(note, { number, children: [] });
  embeds.notes.set(note, { number, children: embeds.writeNote(note) });
  return [new FootnoteReferenceRun(number)];
}

function captionRuns(
  caption: CaptionContent,
  { embeds, ids }: EmbedSetting,
  isDeleted: boolean,
  draw: Draw,
): readonly ParagraphChild[] {
  const { label, number } = embeds.fields.caption(caption);
  // The sequence has one name in every language, so that it goes on where a document changes it.
  const sequence = caption.label === 'table' ? 'Table' : 'Figure';
  const runs = [
    ...draw(`${label}\u00a0`),
    ...fieldRuns(`SEQ ${sequence} \\* ARABIC`, draw(String(number)), isDeleted),
  ];
  const bookmark = embeds.captionBookmarks.get(caption);
  if (bookmark === undefined) return runs;
  const id = ids.next();
  const mark = (part: BookmarkStart | BookmarkEnd) => part as unknown as ParagraphChild;
  return [mark(new BookmarkStart(bookmark, id)), ...runs, mark(new BookmarkEnd(id))];
}

function referenceRuns(
  reference: ReferenceContent,
  { embeds }: EmbedSetting,
  isDeleted: boolean,
  draw: Draw,
): readonly ParagraphChild[] {
  const { fields, bookmarkOf, captionBookmarks } = embeds;
  const says = draw(printable(fields.reference(reference)));
  const target = fields.target(reference);
  const bookmark = bookmarkOf.get(reference.target);
  if (target === null || bookmark === undefined) return says;
  // A page is only known to whoever lays pages out: until somebody updates the field, a dash.
  if (reference.shows === 'page') return fieldRuns(`PAGEREF ${bookmark} \\h`, draw('–'), isDeleted);
  const caption = target.paragraph.runs.find(({ embed }) => embed?.kind === 'caption')?.embed;
  const around = caption?.kind === 'caption' ? captionBookmarks.get(caption) : undefined;
  if (reference.shows === 'number' && around !== undefined)
    return fieldRuns(`REF ${around} \\h`, says, isDeleted);
  const isNumbered = target.paragraph.properties.list === 'number';
  if (reference.shows === 'number' && isNumbered)
    return fieldRuns(`REF ${bookmark} \\w \\h`, says, isDeleted);
  return fieldRuns(`REF ${bookmark} \\h`, says, isDeleted);
}
