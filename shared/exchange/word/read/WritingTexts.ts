/**
 * Writes paragraphs into the texts of a document that is being made: its own, and those of its tables and notes, which
 * are texts like it. A row or column that is proposed is a character that is.
 */
import * as Y from 'yjs';
import type { FormatSet } from '../../../changes/entries.ts';
import { EMBED, PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { CharacterKey, EmbedContent, ReferenceContent } from '../../../document/EmbedContent.ts';
import { writeEmbedEntry } from '../../../document/embedEntries.ts';
import type { Flow } from '../../../document/Flow.ts';
import { cellKey, cellName, columnsName, noteName, rowsName } from '../../../document/flowNames.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import { paragraphId, pushRange } from '../../../document/ids.ts';
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import { FORMAT_NAMES } from '../../../document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES, sameProperties } from '../../../document/paragraphProperties.ts';
import { storedText, writeEmbed } from '../../../document/writeContent.ts';
import type { Proposed, TrackedParagraph } from '../../tracked/TrackedContent.ts';
import type { TrackedCell } from '../../tracked/TrackedTable.ts';
import { Sessions } from './Sessions.ts';
import { Tail } from './Tail.ts';
import type { WordColumnContent, WordTableContent } from './WordContent.ts';
import { WritingLog } from './WritingLog.ts';

/** Where a paragraph's characters went. */
export interface WrittenParagraph {
  readonly ranges: readonly IdRange[];
  readonly mark: CharacterId;
  /** By the place of their character: the paragraphs of what stands there, by row and column. */
  readonly inside: ReadonlyMap<number, readonly (readonly (readonly WrittenParagraph[])[])[]>;
}

type Inside = Map<number, readonly (readonly (readonly WrittenParagraph[])[])[]>;

interface OpenText {
  readonly tail: Tail;
  formats: InlineFormats;
}

export class WritingTexts {
  readonly sessions: Sessions;
  readonly #log: WritingLog;
  /** By the id that the content has for a paragraph. */
  readonly #marks = new Map<string, CharacterId>();
  readonly #references: {
    readonly flow: Flow;
    readonly id: CharacterId;
    readonly embed: ReferenceContent;
  }[] = [];

  constructor({ doc }: Flow) {
    this.sessions = new Sessions(doc.clientID);
    this.#log = new WritingLog(doc, this.sessions);
  }

  /** @param flow empty, and written by nobody else */
  paragraphs(flow: Flow, paragraphs: readonly TrackedParagraph[]): WrittenParagraph[] {
    const text: OpenText = { tail: new Tail(flow.text), formats: {} };
    return paragraphs.map((paragraph) => this.#paragraph(flow, text, paragraph));
  }

  /** Call it last: references may point at what came behind them. */
  end(): void {
    for (const { flow, id, embed } of this.#references) {
      const mark = this.#marks.get(embed.target);
      if (mark !== undefined) writeEmbed(flow, id, { ...embed, target: paragraphId(mark) });
    }
    this.#log.end();
  }

  #paragraph(
    flow: Flow,
    text: OpenText,
    { id, runs, properties, restyled, ...end }: TrackedParagraph,
  ): WrittenParagraph {
    const ranges: IdRange[] = [];
    const inside: Inside = new Map();
    let offset = 0;
    for (const run of runs) {
      const { formats, restyled: reformatted, embed } = run;
      const stored = storedText(run);
      if (stored === '') continue;
      const range = this.#type(text, stored, reformatted?.before ?? formats, run);
      if (reformatted !== undefined) {
        const set = difference(reformatted.before, formats);
        this.#log.propose(reformatted.by, (begun) => ({ kind: 'format', begun, range, set }));
      }
      pushRange(ranges, range);
      const within = embed === undefined ? null : this.#embed(flow, range, embed);
      if (within !== null) inside.set(offset, within);
      offset += stored.length;
    }
    const mark = this.#type(text, PARAGRAPH_END, {}, end);
    this.#setProperties(flow, mark, restyled?.before ?? properties);
    for (const name of PROPERTY_NAMES) {
      const [before, value] = [restyled?.before[name] ?? properties[name], properties[name]];
      if (restyled !== undefined && before !== value)
        this.#log.propose(restyled.by, (begun) => ({ kind: 'property', begun, mark, name, value, before }));
    }
    if (id !== undefined) this.#marks.set(id, mark);
    return { ranges, mark: { client: mark.client, clock: mark.clock }, inside };
  }

  /** What stands for a character that was typed just now. */
  #embed(
    flow: Flow,
    id: CharacterId,
    embed: EmbedContent,
  ): readonly (readonly (readonly WrittenParagraph[])[])[] | null {
    const key = paragraphId({ client: id.client, clock: id.clock });
    switch (embed.kind) {
      case 'note':
        writeEmbedEntry(flow, key, 'kind', { kind: 'note' });
        return [[this.#textOf(flow.flow(noteName(key)), embed.paragraphs)]];
      case 'table':
        writeEmbedEntry(flow, key, 'kind', { kind: 'table' });
        return this.#table(flow, key, embed);
      case 'reference':
        this.#references.push({ flow, id, embed });
        return null;
      default:
        writeEmbed(flow, id, embed);
        return null;
    }
  }

  #table(flow: Flow, table: CharacterKey, { columns, rows }: WordTableContent): WrittenParagraph[][][] {
    const columnKeys = this.#lines(flow.flow(columnsName(table)), columns);
    const rowKeys = this.#lines(flow.flow(rowsName(table)), rows);
    for (const [index, { share }] of columns.entries())
      if (share !== 1) writeEmbedEntry(flow, columnKeys[index] as CharacterKey, 'share', share);
    return rows.map(({ header, cells }, index) => {
      const row = rowKeys[index] as CharacterKey;
      if (header) writeEmbedEntry(flow, row, 'header', true);
      return columnKeys.map((column, at) => {
        const cell = cells[at];
        if (cell === undefined) return [];
        const { columnSpan = 1, rowSpan = 1 } = cell;
        const key = cellKey(table, row, column);
        if (columnSpan > 1 || rowSpan > 1)
          writeEmbedEntry(flow, key, 'span', {
            columns: columnKeys.slice(at + 1, at + columnSpan),
            rows: rowKeys.slice(index + 1, index + rowSpan),
          });
        return this.#textOf(flow.flow(cellName(key)), (cell as TrackedCell).paragraphs);
      });
    });
  }

  /** One character for each row or column. */
  #lines(flow: Flow, lines: readonly (Proposed | WordColumnContent)[]): CharacterKey[] {
    const text: OpenText = { tail: new Tail(flow.text), formats: {} };
    return lines.map((line) => {
      const { client, clock } = this.#type(text, EMBED, {}, line);
      return paragraphId({ client, clock });
    });
  }

  /** An empty text shows one empty paragraph by itself. */
  #textOf(flow: Flow, paragraphs: readonly TrackedParagraph[]): WrittenParagraph[] {
    const [first, ...more] = paragraphs;
    if (first === undefined || (more.length === 0 && isPlainlyEmpty(first))) return [];
    return this.paragraphs(flow, paragraphs);
  }

  /** Text with what is proposed of it; formats are those of the text itself. */
  #type(open: OpenText, text: string, formats: InlineFormats, { inserted, deleted }: Proposed): IdRange {
    const client = this.sessions.of(inserted?.author ?? null);
    if (inserted !== undefined) this.#log.goOn(inserted);
    for (const [name, value] of Object.entries(difference(open.formats, formats)))
      open.tail.append(client, formatMark(name, value ?? null));
    open.formats = formats;
    const { clock } = open.tail.append(client, new Y.ContentString(text));
    const range = { client, clock, length: text.length };
    if (deleted !== undefined) this.#log.propose(deleted, (begun) => ({ kind: 'delete', begun, range }));
    return range;
  }

  #setProperties(flow: Flow, mark: CharacterId, properties: ParagraphProperties): void {
    for (const name of PROPERTY_NAMES) {
      if (properties[name] !== DEFAULT_PROPERTIES[name]) flow.setOwnProperty(mark, name, properties[name]);
    }
  }
}

function isPlainlyEmpty({ id, runs, properties, restyled, inserted, deleted }: TrackedParagraph): boolean {
  return (
    id === undefined &&
    restyled === undefined &&
    inserted === undefined &&
    deleted === undefined &&
    runs.every((run) => storedText(run) === '') &&
    sameProperties(properties, DEFAULT_PROPERTIES)
  );
}

/** Its type names objects alone; Yjs itself puts any value there. */
function formatMark(name: string, value: unknown): Y.ContentFormat {
  return new Y.ContentFormat(name, value as object);
}

/** What has to be set, and taken away, for the one to become the other. */
function difference(from: InlineFormats, to: InlineFormats): FormatSet {
  return Object.fromEntries(
    FORMAT_NAMES.flatMap((name) => (from[name] === to[name] ? [] : [[name, to[name]]])),
  ) as FormatSet;
}
