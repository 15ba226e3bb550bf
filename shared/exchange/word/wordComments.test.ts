/** Threads as Word's own comments: what its parts say, and where in the text they stand. */
import { expect, test } from 'vitest';
import { readWord } from '../testing/readWord.ts';
import { ARABIC, para } from '../testing/samples.ts';
import { ANA, BEN, comment, piece, tracked } from '../testing/trackedSamples.ts';
import { writeWord } from './writeWord.ts';

test('comments are Word’s own, with replies, who said them when, and whether they are resolved', async () => {
  const { parts } = readWord(
    await writeWord(
      tracked(
        [para('One two.')],
        [
          comment({ text: `First line\n${ARABIC}`, replies: [{ ...BEN, text: 'Because.' }] }),
          comment({ resolved: true, from: { paragraph: 0, offset: 4 }, to: { paragraph: 0, offset: 7 } }),
        ],
      ),
    ),
  );
  const xml = parts['word/comments.xml'] ?? '';
  const heads = [...xml.matchAll(/<w:comment ([^>]*)>/g)].map(([, head = '']) =>
    Object.fromEntries([...head.matchAll(/w:(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  );
  expect(heads).toEqual([
    { id: '0', author: 'Ana (Fiji)', date: '2018-06-20T09:00:00Z', initials: 'A' },
    { id: '1', author: 'Ben (UNESCO)', date: '2018-06-20T10:00:00Z', initials: 'B' },
    { id: '2', author: 'Ana (Fiji)', date: '2018-06-20T09:00:00Z', initials: 'A' },
  ]);
  expect(xml).toContain('<w:bidi/>');
  const threads = [...(parts['word/commentsExtended.xml'] ?? '').matchAll(/<w15:commentEx ([^>]*)\/>/g)].map(
    ([, head = '']) => /paraIdParent="(\w*)"/.exec(head)?.[1] ?? /done="(\d)"/.exec(head)?.[1],
  );
  const [first = ''] = [...xml.matchAll(/w14:paraId="(\w*)"/g)].map(([, id]) => id);
  expect(threads).toEqual(['0', first, '1']);
  expect(parts['[Content_Types].xml']).toContain('/word/commentsExtended.xml');
});

test('a resolved comment is resolved in Word although nobody answered it', async () => {
  const { parts } = readWord(await writeWord(tracked([para('One.')], [comment({ resolved: true })])));
  expect(parts['word/commentsExtended.xml']).toMatch(/<w15:commentEx [^>]*w15:done="1"/);
});

test('comments stand around their characters: within a run, a link or a change, across paragraphs, and at a point', async () => {
  const link = 'https://example.org/';
  const { parts } = readWord(
    await writeWord(
      tracked(
        [
          para([piece('plain '), piece('linked', { formats: { link } }), piece(' new', { inserted: ANA })]),
          para('Second.'),
        ],
        [
          comment({ from: { paragraph: 0, offset: 2 }, to: { paragraph: 0, offset: 8 } }),
          comment({ from: { paragraph: 0, offset: 13 }, to: { paragraph: 1, offset: 6 } }),
          comment({ from: { paragraph: 1, offset: 6 }, to: { paragraph: 1, offset: 7 } }),
          comment({ from: { paragraph: 1, offset: 7 }, to: { paragraph: 1, offset: 7 } }),
          // Out of order: where one ends and another begins, it ends first all the same.
          comment({ from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: 6 } }),
        ],
      ),
    ),
  );
  const xml = parts['word/document.xml'] ?? '';
  const drawn = xml
    .slice(xml.indexOf('<w:body>'))
    .replace(/<w:commentRangeStart w:id="(\d)"\/>/g, '{$1')
    .replace(
      /<w:commentRangeEnd w:id="(\d)"\/><w:r>(?:(?!<\/w:r>).)*<w:commentReference w:id="\1"\/><\/w:r>/g,
      '$1}',
    )
    .replace(/<w:hyperlink [^>]*>/g, '(')
    .replace(/<\/w:hyperlink>/g, ')')
    .replace(/<w:ins [^>]*>/g, '[')
    .replace(/<\/w:ins>/g, ']')
    .replace(/<\/w:p>/g, '¶')
    .replace(/<[^>]*>/g, '');
  expect(drawn).toBe('Draft¶pl{0ain (li0}nked)[ ]{1[new]¶{4Second1}4}{2.2}{33}¶');
});
