/**
 * Random sessions of three people who propose, decide and comment, together and apart, and what everyone then has.
 * The same seed gives the same document.
 */
import type { Author } from '../../changes/Author.ts';
import { subjectOfParagraph, subjectOfStretch } from '../../changes/comments/anchorOf.ts';
import { CommentDesk, meet } from '../../changes/comments/testing/CommentDesk.ts';
import { reply, setResolved } from '../../changes/comments/writeComments.ts';
import { decide } from '../../changes/decide.ts';
import { VERDICTS } from '../../changes/decisions.ts';
import type { FormatSet } from '../../changes/entries.ts';
import { createDocument } from '../../document/createDocument.ts';
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import type { ParagraphProperties } from '../../document/paragraphProperties.ts';
import { ALIGNMENTS, DEFAULT_PROPERTIES, PARAGRAPH_STYLES } from '../../document/paragraphProperties.ts';
import { readFlow } from '../../document/readFlow.ts';
import { ARABIC, CHINESE, para, run, seeded } from './samples.ts';

const PEOPLE: readonly Author[] = [
  { id: 'p1', name: 'Sokha Chan', delegation: 'KH' },
  { id: 'p2', name: 'Айгерим', delegation: 'KZ' },
  { id: 'p3', name: 'نورة', delegation: 'UNESCO' },
];

const TEXTS = [
  'MOOCs ',
  'shall recognise',
  'as agreed\u2028with',
  ' e-learning.',
  ARABIC.slice(0, 22),
  CHINESE.slice(0, 7),
  '—',
  'a\tb',
];
const LINKS = ['https://example.org/?a=1&b=2', 'https://example.org/other', 'mailto:desk@example.org'];

type Pick = <T>(list: readonly T[]) => T;

function randomFormats(random: () => number, pick: Pick): InlineFormats {
  return {
    ...(random() < 0.2 ? { bold: true } : {}),
    ...(random() < 0.1 ? { italic: true } : {}),
    ...(random() < 0.15 ? { link: pick(LINKS) } : {}),
    ...(random() < 0.1 ? { language: 'fr' } : {}),
  };
}

function randomProperties(random: () => number, pick: Pick): Partial<ParagraphProperties> {
  const list = random() < 0.5 ? 'none' : random() < 0.5 ? 'number' : 'bullet';
  return {
    style: random() < 0.3 ? pick(PARAGRAPH_STYLES) : 'body',
    list,
    level: list === 'none' ? 0 : Math.floor(random() * 3),
    alignment: random() < 0.3 ? pick(ALIGNMENTS) : 'start',
    indent: random() < 0.1 ? 1 : 0,
    language: random() < 0.1 ? pick(['ar', 'zh-CN', 'fr']) : '',
  };
}

const CHANGES: readonly ((random: () => number, pick: Pick) => FormatSet)[] = [
  () => ({ bold: true }),
  () => ({ bold: undefined }),
  () => ({ italic: true, underline: true }),
  (_, pick) => ({ link: pick(LINKS) }),
  () => ({ link: undefined }),
  (_, pick) => ({ language: pick(['ar', 'ru', 'zh-CN']) }),
];

interface ReviewSession {
  readonly deeds: number;
  /** The first document's paragraphs. */
  readonly paragraphs: number;
}

/** @returns the desk of the first person, who has everything; close it */
export function randomReview(seed: number, { deeds, paragraphs }: ReviewSession): CommentDesk {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick: Pick = (list) => list[below(list.length)] as (typeof list)[number];
  const first: ParagraphContent[] = Array.from({ length: paragraphs }, () =>
    para(
      Array.from({ length: below(4) }, () => run(pick(TEXTS), randomFormats(random, pick))),
      randomProperties(random, pick),
    ),
  );
  const start = createDocument({ paragraphs: first });
  const desks = PEOPLE.map((author, index) => new CommentDesk(1000 + 7 * index, author, start));
  for (const desk of desks) desk.now = 1_529_485_200_000 + below(86_400) * 1000;
  for (let deed = 0; deed < deeds; deed++) {
    const desk = pick(desks);
    // Offices tell no changes apart that one person made within a minute.
    desk.now += 120_000;
    desk.writer.mode = random() < 0.85 ? 'suggesting' : 'editing';
    act(desk, desks, random, below, pick);
    if (random() < 0.1) desk.pull(pick(desks.filter((one) => one !== desk)));
  }
  meet(...desks);
  const [own, ...others] = desks as [CommentDesk, ...CommentDesk[]];
  for (const other of others) other.close();
  return own;
}

function act(
  desk: CommentDesk,
  desks: readonly CommentDesk[],
  random: () => number,
  below: (count: number) => number,
  pick: Pick,
): void {
  const { length } = desk.stored();
  const at = below(length + 1);
  const to = Math.min(length, at + 1 + below(random() < 0.2 ? 60 : 12));
  const what = random();
  if (what < 0.3) {
    const text = random() < 0.3 ? `${pick(TEXTS)}\n` : pick(TEXTS);
    const marks = text.endsWith('\n') ? [{ ...DEFAULT_PROPERTIES, ...randomProperties(random, pick) }] : [];
    const formats = random() < 0.2 ? randomFormats(random, pick) : NO_FORMATS;
    // At the very end now and then, where a file has its own ways.
    const place = random() < 0.2 ? length : at;
    desk.write([{ kind: 'insert', at: place, text, formats, inherits: false, marks }]);
  } else if (what < 0.55) {
    if (at < to) desk.erase(at, to);
  } else if (what < 0.68) {
    if (at >= to) return;
    const set = pick(CHANGES)(random, pick);
    desk.write([
      { kind: 'format', at, runs: desk.runsBetween(at, to).filter(({ text }) => text !== '\n'), set },
    ]);
  } else if (what < 0.78) {
    const marks = readFlow(desk.flow).flatMap(({ mark }) => (mark === null ? [] : [mark]));
    if (marks.length === 0) return;
    const properties = randomProperties(random, pick);
    const name = pick(Object.keys(properties) as (keyof ParagraphProperties)[]);
    desk.write([{ kind: 'property', mark: pick(marks), name, value: properties[name] as string }]);
  } else if (what < 0.9) {
    decideSome(desk, desks, random, below, pick);
  } else {
    talk(desk, at, to, random, below, pick);
  }
}

/** Now and then somebody else decides otherwise, without knowing of it. */
function decideSome(
  desk: CommentDesk,
  desks: readonly CommentDesk[],
  random: () => number,
  below: (count: number) => number,
  pick: Pick,
): void {
  const known = [...desk.changes.suggestions.keys()];
  if (known.length === 0) return;
  const id = pick(known);
  const ranges = desk.changes.rangesOf(id).filter(({ length }) => Number.isFinite(length));
  const scope = random() < 0.3 && ranges.length > 0 ? [pick(ranges)] : null;
  const verdict = VERDICTS[below(6)] ?? (random() < 0.5 ? 'accepted' : 'rejected');
  decide(desk.changes, desk.author, desk.now++, verdict, [{ id, scope }], 'desk');
  const other = random() < 0.4 ? pick(desks) : desk;
  if (other === desk || !other.changes.suggestions.has(id)) return;
  const otherwise = verdict === 'accepted' ? 'rejected' : 'accepted';
  decide(other.changes, other.author, other.now++, otherwise, [{ id, scope }], 'desk');
}

function talk(
  desk: CommentDesk,
  at: number,
  to: number,
  random: () => number,
  below: (count: number) => number,
  pick: Pick,
): void {
  const { threads } = desk.comments;
  const deed = { author: desk.author, at: desk.now++ };
  if (threads.length > 0 && random() < 0.5) {
    const { id } = pick(threads);
    if (random() < 0.5) reply(desk.comments, deed, id, [`Reply ${below(1000)}: ${ARABIC.slice(0, 9)}`]);
    else setResolved(desk.comments, deed, id, random() < 0.7);
    return;
  }
  const shown = desk.paragraphs();
  const about =
    random() < 0.3
      ? subjectOfParagraph(pick(shown))
      : subjectOfStretch(shown, at, random() < 0.8 ? to : to + 30);
  // null where nothing is shown to this person there.
  if (about !== null) desk.comment(about, `Comment ${below(1000)}`);
}
