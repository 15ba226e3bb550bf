/**
 * Word files with tracked changes beside what became of them when all were accepted, and all rejected: the desk comes
 * to the same by its own means, shown and settled, in text and paragraphs. What they became is read without the desk.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixturePath, hasFixture } from '../../../../test/fixtures.ts';
import { plainLines } from './testing/plainLines.ts';
import { decideAll, linesOf, readWell } from './testing/reading.ts';

const FOLDER = 'docx-revisions';
const VERDICTS = { Accepted: 'accepted', Rejected: 'rejected' } as const;

/** Results that ours differs from, with the reason: what ours is, where the file says something else. */
const EXCEPTIONS: Readonly<Record<string, { readonly cause: string; readonly ours: readonly string[] }>> = {
  'RP015-MoveFrom-MoveTo-Accepted': {
    cause:
      'The result keeps the moved paragraph’s end as an empty paragraph. The end is marked as moved away (17.13.5.21), so it goes with its text; LibreOffice reads it so too.',
    ours: [
      'Video provides a powerful way.',
      'You can also type a keyword.',
      'When you click Online Video.',
      'Make your document look professionally produced.',
    ],
  },
  'RP015-MoveFrom-MoveTo-Rejected': {
    cause: 'The same of the end that the paragraph was moved with (17.13.5.26).',
    ours: [
      'Video provides a powerful way.',
      'When you click Online Video.',
      'You can also type a keyword.',
      'Make your document look professionally produced.',
    ],
  },
  'RP035-Inserted-Cells-Rejected': {
    cause:
      'A cell was split in three. The desk proposes rows and columns and no single cells, so the text of the two that came goes and they stay, empty.',
    ours: ['1', '2', '3', '', '', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', ''],
  },
};

/** Of these nobody has the result. */
const WITHOUT_RESULT = [
  'RP001-Tracked-Revisions-01-Rejected',
  'RP001-Tracked-Revisions-02-Rejected',
  'RP999-Table-Accepted',
  'RP999-Table-Rejected',
];

const bytesOf = (name: string) => new Uint8Array(readFileSync(fixturePath(`${FOLDER}/${name}.docx`)));
const names = hasFixture(FOLDER)
  ? readdirSync(fixturePath(FOLDER))
      .map((file) => file.replace(/\.docx$/, ''))
      .sort()
  : ['(the files are not here)'];
const results = names.filter((name) => /-(Accepted|Rejected)$/.test(name));

describe('tracked changes of a Word file, all decided alike', () => {
  test.skipIf(!hasFixture(FOLDER))(
    'every file is looked at in both ways, and every exception is one of them',
    () => {
      const sources = names.filter((name) => !results.includes(name));
      const asked = sources.flatMap((name) => Object.keys(VERDICTS).map((verdict) => `${name}-${verdict}`));
      expect(asked.filter((result) => !results.includes(result))).toEqual(WITHOUT_RESULT);
      expect(results.filter((result) => !asked.includes(result))).toEqual([]);
      expect(results.length).toBeGreaterThan(40);
      expect(Object.keys(EXCEPTIONS).filter((name) => !results.includes(name))).toEqual([]);
    },
  );

  test.skipIf(!hasFixture(FOLDER)).each(results)('%s', (result) => {
    const [, name, verdict] = /^(.*)-(Accepted|Rejected)$/.exec(result) as unknown as [
      string,
      string,
      keyof typeof VERDICTS,
    ];
    const { content } = readWell(bytesOf(name));
    const expected = plainLines(bytesOf(result));
    // The desk reads the result, too, as what it is.
    expect(linesOf(readWell(bytesOf(result)).content.tracked)).toEqual(expected);
    const exception = EXCEPTIONS[result];
    // One that is none any more is to be taken out.
    if (exception !== undefined) expect(expected).not.toEqual(exception.ours);
    const decided = decideAll(content, VERDICTS[verdict]);
    expect(decided.shown).toEqual(exception?.ours ?? expected);
    expect(decided.settled).toEqual(decided.shown);
  });
});
