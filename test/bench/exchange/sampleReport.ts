/**
 * The document every export is measured with: a hundred pages, forty tables, 250 footnotes, and the same with a
 * thousand changes proposed in it. The same every time.
 */
import type { DocumentContent, ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { alone, embedded, note, row, table } from '../../../shared/exchange/testing/embedSamples.ts';
import { doc, para, run, seeded } from '../../../shared/exchange/testing/samples.ts';
import { by, piece, tracked } from '../../../shared/exchange/testing/trackedSamples.ts';
import type {
  TrackedContent,
  TrackedParagraph,
  TrackedRun,
} from '../../../shared/exchange/tracked/TrackedContent.ts';

const TABLES = 40;
const NOTES = 250;
const SECTIONS = 42;
const REVISIONS = 1000;

const WORDS =
  'participating institutions should recognise learning outcomes obtained through open online courses and make the criteria public within their means while quality assurance agencies platforms and providers work towards shared guidance for youth and adult learners'.split(
    ' ',
  );

export function sampleReport(): DocumentContent {
  const random = seeded(4);
  const sentence = () => {
    const words = Array.from(
      { length: 12 + Math.floor(random() * 12) },
      () => WORDS[Math.floor(random() * WORDS.length)],
    );
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}. `;
  };
  const sentences = (count: number) => Array.from({ length: count }, sentence).join('');
  let notes = 0;
  const withNote = (text: string): readonly Run[] => {
    if (notes >= NOTES) return [run(text)];
    notes++;
    return [run(text.trimEnd()), note(`Note ${notes}: ${sentence()}`), run(` ${sentence()}`)];
  };
  const paragraphs: ParagraphContent[] = [para('Research framework', { style: 'title' })];
  for (let section = 1; section <= SECTIONS; section++) {
    paragraphs.push(
      para(`Area ${section} of the work`, { style: 'heading1' }),
      para(withNote(sentences(5))),
      para(withNote(sentences(5))),
      para(`Scope ${section}`, { style: 'heading2' }),
      para(withNote(sentences(5))),
      ...[0, 1, 1, 2, 2, 0].map((level) =>
        para(level === 1 ? withNote(sentence()) : sentence(), { list: 'number', level }),
      ),
      para(`Indicators ${section}`, { style: 'heading3' }),
      para(withNote(sentences(5))),
      para(withNote(sentences(4))),
    );
    if (section > TABLES) continue;
    paragraphs.push(
      para([embedded({ kind: 'caption', label: 'table' }), run(`. Figures of area ${section}`)]),
      alone(
        table(
          Array.from({ length: 9 }, (_, index) =>
            row(
              index === 0
                ? ['Country', 'Courses', 'Learners']
                : [`Country ${index}`, `${index * section}`, sentence()],
              index === 0,
            ),
          ),
          [2, 1, 4],
        ),
      ),
    );
  }
  return doc(paragraphs, 'Research framework');
}

/** A thousand passages are proposed to come, to go or to be bold. */
export function sampleReview(): TrackedContent {
  const random = seeded(8);
  const paragraphs: TrackedParagraph[] = sampleReport().paragraphs.map((one) => ({ ...one }));
  for (let index = 0; index < REVISIONS; ) {
    const place = Math.floor(random() * paragraphs.length);
    const paragraph = paragraphs[place] as TrackedParagraph;
    const at = paragraph.runs.findIndex(({ text, embed }) => embed === undefined && text.length > 60);
    if (at === -1) continue;
    const { text, formats } = paragraph.runs[at] as TrackedRun;
    const cut = Math.floor(random() * (text.length - 40));
    const passage = text.slice(cut, cut + 20);
    const revision = by(`${index}:1`, 'Ana', 'FJ', 9);
    const changed: readonly (readonly TrackedRun[])[] = [
      [piece('and quality assurance ', { inserted: revision }), piece(passage)],
      [piece(passage, { deleted: revision })],
      [piece(passage, { formats: { bold: true }, restyled: { before: formats, by: revision } })],
    ];
    const runs = [...paragraph.runs];
    runs.splice(at, 1, piece(text.slice(0, cut)), ...(changed[index % 3] ?? []), piece(text.slice(cut + 20)));
    paragraphs[place] = { ...paragraph, runs };
    index++;
  }
  return tracked(paragraphs);
}

/** The report after somebody wrote a word into its n-th long paragraph. */
export function withEdit(content: DocumentContent, n: number): DocumentContent {
  const paragraphs = [...content.paragraphs];
  const long = paragraphs.flatMap(({ runs }, index) => ((runs[0]?.text.length ?? 0) > 400 ? [index] : []));
  const index = long[(n * 37) % long.length] ?? 0;
  const paragraph = paragraphs[index] as ParagraphContent;
  const [first, ...rest] = paragraph.runs as [Run, ...Run[]];
  paragraphs[index] = { ...paragraph, runs: [{ ...first, text: `Edit ${n}. ${first.text}` }, ...rest] };
  return { ...content, paragraphs };
}
