/**
 * Runs of text as Word runs: cut where the script changes, with real links and soft breaks, inside what is
 * proposed of them, and with the marks of comments between them.
 */
import { type IRunOptions, type ParagraphChild, Tab, TextRun } from 'docx';
import { SOFT_BREAK } from '../../document/DocumentContent.ts';
import { type InlineFormats, NO_FORMATS } from '../../document/inlineFormats.ts';
import { printable } from '../paper/printable.ts';
import { safeAddress } from '../paper/safeAddress.ts';
import { type Stretch, stretches } from '../paper/scripts.ts';
import { sameProposals } from '../tracked/joinRuns.ts';
import type { Proposed, TrackedRun } from '../tracked/TrackedContent.ts';
import type { TrackedSetting } from '../tracked/trackedSettings.ts';
import { embedRuns } from './embedRuns.ts';
import type { CommentMark } from './wordComments.ts';
import { wordFonts, wordLanguage } from './wordFonts.ts';
import { linked, linkOf, sameLink } from './wordLinks.ts';
import { changeAttributes, proposedRuns, type RevisionSetting, SpacedText } from './wordRevisions.ts';

/** `language` and `languageBefore` are the paragraph's own, '' for none: in Word, languages are said of runs. */
export interface RunSetting extends RevisionSetting, TrackedSetting {}

/** What stands in a paragraph, in order: a run, or a mark of a comment. */
type Item = { readonly run: TrackedRun } | CommentMark;
/** What Word is given, and what is proposed of it. */
interface Piece {
  readonly child: ParagraphChild;
  readonly proposed: Proposed;
}
const NOTHING: Proposed = {};

/** @param marks in the order of the text */
export function wordRuns(
  runs: readonly TrackedRun[],
  marks: readonly CommentMark[],
  setting: RunSetting,
): ParagraphChild[] {
  const children: ParagraphChild[] = [];
  const items = marks.length === 0 ? runs.map((run) => ({ run })) : withMarks(runs, marks);
  for (let index = 0; index < items.length; ) {
    const item = items[index] as Item;
    if (!('run' in item)) {
      children.push(...item.children);
      index++;
      continue;
    }
    const link = linkOf(item.run);
    let end = index + 1;
    // Marks between two runs of one link are inside it.
    for (let at = end; at < items.length; at++) {
      const next = items[at] as Item;
      if (!('run' in next)) continue;
      if (!sameLink(linkOf(next.run), link)) break;
      end = at + 1;
    }
    const pieces = items.slice(index, end).flatMap((one) => piecesOf(one, setting));
    children.push(...linked(link, together(pieces, setting), setting));
    index = end;
  }
  return children;
}

/** Cuts the runs where marks stand. */
function withMarks(runs: readonly TrackedRun[], marks: readonly CommentMark[]): Item[] {
  const items: Item[] = [];
  let next = 0;
  let offset = 0;
  const markUpTo = (end: number) => {
    for (; next < marks.length && (marks[next] as CommentMark).offset <= end; next++)
      items.push(marks[next] as CommentMark);
  };
  for (const run of runs) {
    let rest = run.text;
    markUpTo(offset);
    while (next < marks.length && (marks[next] as CommentMark).offset < offset + rest.length) {
      const length = (marks[next] as CommentMark).offset - offset;
      items.push({ run: { ...run, text: rest.slice(0, length) } });
      rest = rest.slice(length);
      offset += length;
      markUpTo(offset);
    }
    items.push({ run: { ...run, text: rest } });
    offset += rest.length;
  }
  markUpTo(Number.POSITIVE_INFINITY);
  return items;
}

function piecesOf(item: Item, setting: RunSetting): Piece[] {
  if (!('run' in item)) return item.children.map((child) => ({ child, proposed: NOTHING }));
  const { inserted, deleted } = item.run;
  const proposed = inserted === undefined && deleted === undefined ? NOTHING : { inserted, deleted };
  const { embed } = item.run;
  const children =
    embed === undefined
      ? textRuns(item.run, setting)
      : embedRuns(embed, setting, deleted !== undefined, (text, own = NO_FORMATS) =>
          textRuns({ ...item.run, text, formats: { ...item.run.formats, ...own } }, setting),
        );
  return children.map((child) => ({ child, proposed: proposed as Proposed }));
}

/** Neighbours of which the same is proposed inside one change. */
function together(pieces: readonly Piece[], setting: RunSetting): ParagraphChild[] {
  const children: ParagraphChild[] = [];
  for (let index = 0; index < pieces.length; ) {
    const { proposed } = pieces[index] as Piece;
    let end = index + 1;
    while (end < pieces.length && sameProposals((pieces[end] as Piece).proposed, proposed)) end++;
    const runs = pieces.slice(index, end).map(({ child }) => child);
    children.push(...proposedRuns(runs, proposed, setting));
    index = end;
  }
  return children;
}

function textRuns(run: TrackedRun, setting: RunSetting): TextRun[] {
  const { text, formats, restyled, inserted, deleted } = run;
  // What comes or goes is in one of the two texts alone, and has the language it has there.
  const language =
    inserted === undefined && deleted !== undefined ? setting.languageBefore : setting.language;
  const languageBefore = inserted === undefined ? setting.languageBefore : language;
  const by = restyled?.by ?? (language === languageBefore ? undefined : setting.by);
  const shown = formatOptions(formats, language, setting);
  const before = formatOptions(restyled?.before ?? formats, languageBefore, setting);
  return stretches(printable(text), setting.way).flatMap((stretch) => {
    const options = stretchOptions(shown, stretch);
    return pieces(stretch.text, deleted !== undefined).map((piece) => {
      if (by === undefined) return new TextRun({ ...options, ...piece });
      const revision = { ...stretchOptions(before, stretch), ...changeAttributes(by, setting) };
      return new TextRun({ ...options, revision, ...piece });
    });
  });
}

interface FormatOptions {
  readonly options: IRunOptions;
  /** Of the text, for its fonts. */
  readonly language: string;
}

function formatOptions(
  formats: InlineFormats,
  paragraphLanguage: string,
  { documentLanguage }: RunSetting,
): FormatOptions {
  const own = formats.language ?? paragraphLanguage;
  const language = own === '' ? documentLanguage : own;
  const options: IRunOptions = {
    ...(safeAddress(formats.link) === null ? {} : { style: 'Hyperlink' }),
    ...(formats.bold ? { bold: true, boldComplexScript: true } : {}),
    ...(formats.italic ? { italics: true, italicsComplexScript: true } : {}),
    ...(formats.underline ? { underline: { type: 'single' } } : {}),
    ...(formats.strike ? { strike: true } : {}),
    ...(formats.subscript ? { subScript: true } : formats.superscript ? { superScript: true } : {}),
    ...(own === '' || own === documentLanguage ? {} : { language: wordLanguage(own) }),
  };
  return { options, language };
}

function stretchOptions({ options, language }: FormatOptions, stretch: Stretch): IRunOptions {
  const font = wordFonts(stretch, language);
  return {
    ...options,
    ...(font === null ? {} : { font }),
    ...(stretch.writing === 'rtl' ? { rightToLeft: true } : {}),
  };
}

/**
 * Text between breaks and tabs. Strings are given as `text` and never as `children`, where the library
 * would take a paragraph that says 'CURRENT' for a page number.
 */
function pieces(text: string, isDeleted: boolean): IRunOptions[] {
  const plain = (part: string): IRunOptions =>
    isDeleted ? { children: [new SpacedText('w:delText', part)] } : { text: part };
  if (!HAS_BREAKS.test(text)) return [plain(text)];
  return text
    .split(BREAKS)
    .filter((part) => part !== '')
    .map((part) =>
      part === SOFT_BREAK ? { break: 1 } : part === '\t' ? { children: [new Tab()] } : plain(part),
    );
}
const HAS_BREAKS = /[\u2028\t]/;
const BREAKS = /([\u2028\t])/;
