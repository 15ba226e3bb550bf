/**
 * LibreOffice's reading of Word files with tracked changes: one office for all of them, with a profile of its own
 * that holds the macro it is asked by.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OFFICE_MACRO } from './officeMacro.ts';

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

const STARTS_WITHIN = 30_000;
const READS_WITHIN = 240_000;

export const hasOffice = spawnSync('soffice', ['--version'], { timeout: STARTS_WITHIN }).status === 0;

/** @returns one reading a file, in their order. Throws when the office cannot read them all. */
export function askOffice(files: readonly Uint8Array[]): OfficeReading[] {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-office-'));
  try {
    const name = (index: number) => join(folder, `file${index}.docx`);
    for (const [index, bytes] of files.entries()) writeFileSync(name(index), bytes);
    const profile = join(folder, 'profile');
    const start = (...request: readonly string[]) =>
      spawnSync(
        'soffice',
        [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', ...request],
        { timeout: READS_WITHIN },
      );
    // The first start makes the profile, and does nothing else it is asked.
    start('--terminate_after_init');
    writeMacro(profile);
    start(`macro:///Standard.Reading.Main("${folder.replaceAll('\\', '/')}")`);
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

function writeMacro(profile: string): void {
  const library = join(profile, 'user', 'basic', 'Standard');
  mkdirSync(library, { recursive: true });
  const escaped = OFFICE_MACRO.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const head = (kind: string, file: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${file}.dtd">\n`;
  writeFileSync(
    join(library, 'Reading.xba'),
    `${head('script:module', 'module')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Reading" script:language="StarBasic">${escaped}</script:module>`,
  );
  const names = 'xmlns:library="http://openoffice.org/2000/library"';
  writeFileSync(
    join(library, 'script.xlb'),
    `${head('library:library', 'library')}<library:library ${names} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Reading"/></library:library>`,
  );
  writeFileSync(
    join(profile, 'user', 'basic', 'script.xlc'),
    `${head('library:libraries', 'libraries')}<library:libraries ${names} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
  );
}
