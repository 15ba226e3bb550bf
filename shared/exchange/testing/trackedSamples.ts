/** Documents with proposals and comments for the tests of the exports, written by hand. */
import type {
  Revision,
  TrackedComment,
  TrackedContent,
  TrackedParagraph,
  TrackedRun,
} from '../tracked/TrackedContent.ts';
import { HOSTILE, para, report, seeded } from './samples.ts';

export const by = (id: string, name: string, delegation: string, hour: number): Revision => ({
  id,
  author: { id: name, name, delegation },
  at: Date.UTC(2018, 5, 20, hour),
});
/** Printed as "Ana (Fiji)" and "Ben (UNESCO)". */
export const ANA = by('1:1', 'Ana', 'FJ', 9);
export const BEN = by('2:1', 'Ben', 'UNESCO', 10);

export const tracked = (
  paragraphs: readonly TrackedParagraph[],
  comments: readonly TrackedComment[] = [],
  language = 'en',
): TrackedContent => ({
  title: 'Draft',
  language,
  tracked: paragraphs.map((one, index) => ({ id: `7:${index}`, ...one })),
  comments,
});

export const piece = (text: string, more: Partial<TrackedRun> = {}): TrackedRun => ({
  text,
  formats: {},
  ...more,
});

/** On the first three characters. */
export const comment = (more: Partial<TrackedComment>): TrackedComment => ({
  author: ANA.author,
  at: ANA.at,
  text: 'Why?',
  from: { paragraph: 0, offset: 0 },
  to: { paragraph: 0, offset: 3 },
  resolved: false,
  replies: [],
  ...more,
});

/** What nobody proposes and somebody sends. */
export function hostileReview(): TrackedContent {
  const author = {
    id: 'x',
    name: `<w:p/>&"'\u0000\ud800${'n'.repeat(180)}`,
    delegation: `${'d'.repeat(190)}"`,
  };
  const odd: Revision = { id: 'x', author, at: Number.MAX_SAFE_INTEGER };
  const blank: Revision = { id: 'y', author: { id: 'y', name: '\u0001', delegation: '\u0002' }, at: 0 };
  const unsafe = { link: 'javascript:alert(2)' };
  const quoted = { link: 'https://a.b/"><x>' };
  const paragraphs = HOSTILE.flatMap((text): TrackedParagraph[] => [
    {
      ...para([
        piece(text, { inserted: odd, deleted: blank }),
        piece(text, { restyled: { before: unsafe, by: odd } }),
      ]),
      inserted: odd,
    },
    { ...para([piece(text, { formats: quoted, restyled: { before: {}, by: blank } })]), deleted: odd },
  ]);
  const comments = HOSTILE.map((text, paragraph) =>
    comment({
      author,
      at: Number.MAX_SAFE_INTEGER,
      text,
      from: { paragraph, offset: 1 },
      to: { paragraph: paragraph + 3, offset: 1 },
    }),
  );
  return tracked([...paragraphs, para('Last.')], comments, 'en"><script>');
}

/** A hundred pages in which a thousand passages are proposed to come, to go or to be bold. */
export function longReview(): TrackedContent {
  const random = seeded(8);
  const paragraphs = report(70).paragraphs.map((paragraph) => ({ ...paragraph, runs: [...paragraph.runs] }));
  for (let index = 0; index < 1000; index++) {
    const runs: TrackedRun[] = paragraphs[Math.floor(random() * paragraphs.length)]?.runs ?? [];
    const at = Math.floor(random() * runs.length);
    const { text = '', formats = {} } = runs[at] ?? {};
    const cut = Math.floor(random() * text.length);
    const passage = text.slice(cut, cut + 20);
    const revision = by(`${index}:1`, 'Ana', 'FJ', 9);
    const changed = [
      [piece('and quality assurance ', { inserted: revision }), piece(passage)],
      [piece(passage, { deleted: revision })],
      [piece(passage, { formats: { bold: true }, restyled: { before: formats, by: revision } })],
    ];
    runs.splice(at, 1, piece(text.slice(0, cut)), ...(changed[index % 3] ?? []), piece(text.slice(cut + 20)));
  }
  return tracked(paragraphs);
}
