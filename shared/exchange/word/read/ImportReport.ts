/** What came in from a Word file, in numbers and by person, and what did not: for whoever took it in. */
import type { EmbedContent } from '../../../document/EmbedContent.ts';
import type { Proposed, Revision, TrackedParagraph } from '../../tracked/TrackedContent.ts';
import type { TrackedRow } from '../../tracked/TrackedTable.ts';
import type { LeftOut } from './LeftOut.ts';
import type { WordContent } from './WordContent.ts';

export interface ImportReport {
  /** Those of tables and notes among them. */
  readonly paragraphs: number;
  readonly tables: number;
  readonly notes: number;
  readonly pictures: number;
  /** Proposals by whoever made them, those with most first. */
  readonly changes: readonly PersonCount[];
  readonly threads: number;
  readonly replies: number;
  readonly resolved: number;
  readonly leftOut: readonly LeftOut[];
}

export interface PersonCount {
  readonly name: string;
  readonly delegation: string;
  readonly count: number;
}

export function importReport(
  { tracked, comments }: Pick<WordContent, 'tracked' | 'comments'>,
  leftOut: readonly LeftOut[],
): ImportReport {
  const counts = { paragraphs: 0, tables: 0, notes: 0, pictures: 0 };
  const revisions = new Map<string, Revision>();
  const note = ({ inserted, deleted }: Proposed, by?: Revision) => {
    for (const one of [inserted, deleted, by]) if (one !== undefined) revisions.set(one.id, one);
  };
  const embedded = (embed: EmbedContent | undefined) => {
    if (embed?.kind === 'image') counts.pictures++;
    if (embed?.kind === 'note') {
      counts.notes++;
      walk(embed.paragraphs);
    }
    if (embed?.kind !== 'table') return;
    counts.tables++;
    for (const column of embed.columns) note(column as Proposed);
    for (const row of embed.rows) {
      note(row as TrackedRow);
      for (const { paragraphs, covered } of row.cells) if (covered !== true) walk(paragraphs);
    }
  };
  const walk = (paragraphs: readonly TrackedParagraph[]) => {
    for (const paragraph of paragraphs) {
      counts.paragraphs++;
      note(paragraph, paragraph.restyled?.by);
      for (const run of paragraph.runs) {
        note(run, run.restyled?.by);
        embedded(run.embed);
      }
    }
  };
  walk(tracked);
  return {
    ...counts,
    changes: byPerson(revisions.values()),
    threads: comments.length,
    replies: comments.reduce((sum, { replies }) => sum + replies.length, 0),
    resolved: comments.filter(({ resolved }) => resolved).length,
    leftOut,
  };
}

function byPerson(revisions: Iterable<Revision>): PersonCount[] {
  const people = new Map<string, { name: string; delegation: string; count: number }>();
  for (const { author } of revisions) {
    const known = people.get(author.id) ?? { name: author.name, delegation: author.delegation, count: 0 };
    people.set(author.id, known);
    known.count++;
  }
  return [...people.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
