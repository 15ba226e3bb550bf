/**
 * LibreOffice's reading of Word files with tracked changes: one office for all of them, with a profile of its own
 * that holds the macro it is asked by.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OFFICE_MACRO } from './officeMacro.ts';
import { runOffice } from './runOffice.ts';

export interface OfficeChange {
  /** 'Insert', 'Delete', 'Format', 'ParagraphFormat'. */
  readonly type: string;
  readonly author: string;
  /** ISO 8601 without a zone. */
  readonly date: string;
  /** Line breaks and paragraph ends as `\n`. */
  readonly text: string;
}

export interface OfficeComment {
  readonly author: string;
  readonly date: string;
  readonly text: string;
  readonly resolved: boolean;
}

export interface OfficeParagraph {
  readonly style: string;
  readonly text: string;
}

export interface OfficeReading {
  readonly changes: readonly OfficeChange[];
  readonly comments: readonly OfficeComment[];
  readonly accepted: readonly OfficeParagraph[];
  readonly rejected: readonly OfficeParagraph[];
}

/** @returns one reading a file, in their order. Throws when the office cannot read them all. */
export function askOffice(files: readonly Uint8Array[]): OfficeReading[] {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-office-'));
  try {
    const name = (index: number) => join(folder, `file${index}.docx`);
    for (const [index, bytes] of files.entries()) writeFileSync(name(index), bytes);
    runOffice(folder, OFFICE_MACRO, `Main("${folder.replaceAll('\\', '/')}")`);
    const failed = join(folder, 'failed');
    if (existsSync(failed)) throw new Error(`LibreOffice: ${readFileSync(failed, 'utf8')}`);
    return files.map((_, index) => readAnswers(name(index)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readAnswers(file: string): OfficeReading {
  const records = (what: string) =>
    readFileSync(`${file}.${what}`, 'utf8')
      .split('\u001e')
      .slice(0, -1)
      .map((record) => record.replace(/\r\n?/g, '\n').split('\u001f'));
  const text = (what: string) => records(what).map(([style = '', line = '']) => ({ style, text: line }));
  const found = records('changes').map(([type = '', author = '', date = '', said = '', resolved = '']) => ({
    type,
    author,
    date: isoDate(date),
    text: said,
    resolved: resolved === 'True',
  }));
  return {
    changes: found
      .filter(({ type }) => type !== 'Comment')
      .map(({ type, author, date, text: changed }) => ({ type, author, date, text: changed })),
    comments: found.filter(({ type }) => type === 'Comment').map(({ type: _, ...comment }) => comment),
    accepted: text('accepted'),
    rejected: text('rejected'),
  };
}

function isoDate(parts: string): string {
  const [year = '', ...rest] = parts.split('-').map((part) => part.padStart(2, '0'));
  const [month, day, hours, minutes, seconds] = rest;
  return `${year}-${month}-${day}T${hours}:${minutes}:${seconds}`;
}
