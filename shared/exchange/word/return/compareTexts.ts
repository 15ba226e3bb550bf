/**
 * Every text of a returned file beside the same text of its base and of the live document: the body, the notes, the
 * cells of tables. A note or table of the file is the one of the base that its character is; a cell is where the same
 * row and column cross.
 */
import type { Changes } from '../../../changes/Changes.ts';
import type { ParagraphContent } from '../../../document/DocumentContent.ts';
import type { EmbedContent, TableContent } from '../../../document/EmbedContent.ts';
import { entryId } from '../../../document/embedEntries.ts';
import { BODY, cellKey, cellName, noteName } from '../../../document/flowNames.ts';
import { parseParagraphId } from '../../../document/ids.ts';
import type { TrackedParagraph } from '../../tracked/TrackedContent.ts';
import type { OriginParagraph } from '../base/WordOrigin.ts';
import type { WordNoteContent, WordTableContent } from '../read/WordContent.ts';
import { align } from './align.ts';
import { baseLetters } from './BaseLetters.ts';
import type { Comparison } from './Comparison.ts';
import { compareTable, type TableComparison } from './compareTable.ts';
import { Letters } from './Letters.ts';
import { LiveText } from './LiveText.ts';
import type { ReturnedFile } from './openReturned.ts';
import {
  BODY_PATH,
  identitiesByText,
  pathInto,
  type TextIdentities,
  type TextPath,
} from './textIdentities.ts';

export interface ComparedText {
  /** Name of the text in the document. */
  readonly flow: string;
  /** Which text of the file it is. */
  readonly path: TextPath;
  readonly comparison: Comparison;
  /** The letter of another text's base that it stands for; null for the body. */
  readonly holder: { readonly text: ComparedText; readonly letter: number } | null;
  /** It stands in the live text, with all that it stands in. */
  readonly stands: boolean;
  /** The row that it is in goes in the file: that its text goes says nothing more. */
  readonly rowGoes: boolean;
}

export interface ComparedTable {
  readonly comparison: TableComparison;
  readonly holder: { readonly text: ComparedText; readonly letter: number };
  readonly stands: boolean;
}

export interface ComparedFile {
  /** The body first; every other behind the one it stands in. */
  readonly texts: readonly ComparedText[];
  readonly tables: readonly ComparedTable[];
  /** Tables whose columns are others in the file: these are not taken in. */
  readonly otherColumns: readonly ComparedTable['holder'][];
}

export function compareTexts(changes: Changes, { base, content, identities }: ReturnedFile): ComparedFile {
  const comparing = new Comparing(
    changes,
    base.origin.inside,
    identitiesByText(base.identities),
    identitiesByText(identities),
  );
  comparing.text({
    flow: BODY,
    read: base.content.tracked,
    written: base.written,
    origin: base.origin.paragraphs,
    file: content.tracked,
    basePath: BODY_PATH,
    path: BODY_PATH,
    holder: null,
    stands: true,
    rowGoes: false,
  });
  return comparing;
}

interface TextToCompare extends Omit<ComparedText, 'comparison'> {
  readonly read: readonly TrackedParagraph[];
  readonly written: readonly ParagraphContent[];
  readonly origin: readonly OriginParagraph[];
  readonly file: readonly TrackedParagraph[];
  readonly basePath: TextPath;
}

/** Of a text in which nobody had written when the file went out. */
const UNWRITTEN: readonly OriginParagraph[] = [{ characters: [], mark: null }];

class Comparing implements ComparedFile {
  readonly texts: ComparedText[] = [];
  readonly tables: ComparedTable[] = [];
  readonly otherColumns: ComparedTable['holder'][] = [];
  readonly #changes: Changes;
  readonly #inside: Readonly<Record<string, readonly OriginParagraph[]>>;
  readonly #baseIdentities: (path: TextPath) => TextIdentities;
  readonly #identities: (path: TextPath) => TextIdentities;

  constructor(
    changes: Changes,
    inside: Readonly<Record<string, readonly OriginParagraph[]>>,
    baseIdentities: (path: TextPath) => TextIdentities,
    identities: (path: TextPath) => TextIdentities,
  ) {
    this.#changes = changes;
    this.#inside = inside;
    this.#baseIdentities = baseIdentities;
    this.#identities = identities;
  }

  text({ read, written, origin, file, basePath, ...about }: TextToCompare): void {
    const changes = this.#changes;
    const base = baseLetters({ read, written, origin, identities: this.#baseIdentities(basePath) });
    const letters = new Letters(file);
    const alignment = align(base, letters, this.#identities(about.path));
    const live = new LiveText(changes, changes.flow.flow(about.flow), base.ids);
    const text: ComparedText = { ...about, comparison: { changes, base, file: letters, alignment, live } };
    this.texts.push(text);
    for (const [letter, known] of base.embeds) this.#embed(text, basePath, letter, known);
  }

  #embed(text: ComparedText, basePath: TextPath, letter: number, known: EmbedContent): void {
    const { base, file, alignment, live } = text.comparison;
    const at = alignment.fileOf[letter] as number;
    if (at === -1) return;
    const [read, now] = [base.letters.at(letter).run?.embed, file.at(at).run?.embed];
    const holder = { text, letter };
    const stands = text.stands && live.stands(letter);
    const paths = [pathOf(base.letters, basePath, letter), pathOf(file, text.path, at)] as const;
    if (known.kind === 'note' && read?.kind === 'note' && now?.kind === 'note') {
      const flow = noteName(this.#key(known.id));
      this.text({
        flow,
        read: (read as WordNoteContent).paragraphs,
        written: known.paragraphs,
        origin: this.#inside[flow] ?? UNWRITTEN,
        file: (now as WordNoteContent).paragraphs,
        basePath: paths[0](0, 0),
        path: paths[1](0, 0),
        holder,
        stands,
        rowGoes: false,
      });
    }
    if (known.kind === 'table' && read?.kind === 'table' && now?.kind === 'table')
      this.#table(holder, stands, known, read as WordTableContent, now as WordTableContent, paths);
  }

  #table(
    holder: ComparedTable['holder'],
    stands: boolean,
    known: TableContent,
    read: WordTableContent,
    now: WordTableContent,
    paths: readonly [CellPath, CellPath],
  ): void {
    if (read.rows.length !== known.rows.length || read.columns.length !== known.columns.length) return;
    if (
      now.columns.length !== known.columns.length ||
      now.columns.some((one) => one.inserted ?? one.deleted)
    ) {
      this.otherColumns.push(holder);
      return;
    }
    const comparison = compareTable({
      changes: this.#changes,
      table: this.#key(known.id),
      known,
      read,
      now,
      bookmarksIn: [
        (row, column) => this.#baseIdentities(paths[0](row, column)),
        (row, column) => this.#identities(paths[1](row, column)),
      ],
    });
    this.tables.push({ comparison, holder, stands });
    for (const [row, at] of comparison.fileOf.entries()) {
      const [was, then, is] = [known.rows[row], read.rows[row], now.rows[at]];
      if (was === undefined || then === undefined || is === undefined) continue;
      const rowGoes = is.deleted !== undefined && then.deleted === undefined;
      for (const [column, cell] of was.cells.entries()) {
        const [before, after] = [then.cells[column], is.cells[column]];
        if (cell.covered === true || before === undefined || after === undefined || after.covered === true)
          continue;
        const flow = cellName(
          cellKey(comparison.table, comparison.rows[row] ?? '', comparison.columns[column] ?? ''),
        );
        this.text({
          flow,
          read: before.paragraphs,
          written: cell.paragraphs,
          origin: this.#inside[flow] ?? UNWRITTEN,
          file: after.paragraphs,
          basePath: paths[0](row, column),
          path: paths[1](at, column),
          holder,
          stands: stands && comparison.live.stands(row),
          rowGoes,
        });
      }
    }
  }

  #key(id: string | undefined): string {
    const parsed = parseParagraphId(id ?? '');
    return parsed === null ? '' : entryId(this.#changes.flow, parsed);
  }
}

type CellPath = (row: number, column: number) => TextPath;

function pathOf(letters: Letters, outer: TextPath, letter: number): CellPath {
  const { paragraph } = letters.at(letter);
  const place = { paragraph, offset: letter - (letters.starts[paragraph] as number) };
  return (row, column) => pathInto(outer, place, row, column);
}
