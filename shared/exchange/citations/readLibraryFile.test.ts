/** Files of reference managers, as people have them. */
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { readLibraryFile } from './readLibraryFile.ts';

const read = (text: string) => readLibraryFile(strToU8(text));
const only = (text: string) => {
  const { sources, problems } = read(text);
  expect(problems).toEqual([]);
  expect(sources.size).toBe(1);
  return [...sources.values()][0];
};

test('an article with accents, macros, joined values and a name in parts', () => {
  const source = only(String.raw`
% A comment, and an address: someone@example.org
@string{ije = {International Journal of {E}ducation}}
@comment{ @article{old, title={Not this one}} }
@Article{Garcia2019,
  author  = {Garc{\'\i}a M{\"u}ller, Jos\'{e} and de la Cruz, Juan and {Ministry of Education} and van Dijk, Jr., Kees},
  title   = "{MOOC}s for " # {All: \emph{a} Review},
  journal = ije,
  year    = 2019, month = mar,
  volume  = {12}, number = 3, pages = {101--118},
  doi     = {10.1000/xyz\_1},
}`);
  expect(source).toEqual({
    type: 'article-journal',
    title: '<span class="nocase">MOOC</span>s for All: a Review',
    'container-title': 'International Journal of <span class="nocase">E</span>ducation',
    volume: '12',
    issue: '3',
    page: '101-118',
    DOI: '10.1000/xyz_1',
    author: [
      { family: 'García Müller', given: 'José' },
      { family: 'Cruz', given: 'Juan', 'non-dropping-particle': 'de la' },
      { literal: 'Ministry of Education' },
      { family: 'Dijk', given: 'Kees', 'non-dropping-particle': 'van', suffix: 'Jr.' },
    ],
    issued: { 'date-parts': [[2019, 3]] },
  });
});

test('a chapter takes from the book it names, a report its number, a page of the web its address', () => {
  const { sources, problems } = read(String.raw`
@inproceedings{talk, author={Mei Tan}, title={A Talk}, crossref={book}}
@proceedings{book, title={The Book}, editor={Ana Vale}, year={2017}, publisher={UNESCO}}
@techreport{rep, institution={UNESCO}, title={A Report}, number={TR-7}, year={2018}}
@misc{web, author={{UNESCO}}, title={Site}, howpublished={\url{https://example.org/a_b}}, urldate={2018-06-22}}`);
  expect(problems).toEqual([]);
  expect(sources.get('talk')).toMatchObject({
    type: 'paper-conference',
    title: 'A Talk',
    'container-title': 'The Book',
    publisher: 'UNESCO',
    editor: [{ family: 'Vale', given: 'Ana' }],
    issued: { 'date-parts': [[2017]] },
  });
  expect(sources.get('rep')).toMatchObject({ type: 'report', number: 'TR-7', publisher: 'UNESCO' });
  expect(sources.get('web')).toMatchObject({
    type: 'webpage',
    URL: 'https://example.org/a_b',
    accessed: { 'date-parts': [[2018, 6, 22]] },
  });
});

test('a broken entry costs itself and is said with its line; the others are read', () => {
  const { sources, problems } = read(`@book{a, title={First}}
@book{b, title={Never closed
@book{c title={No comma}}
@book{d, title={Last}, year=2020}
@book{a, title={Again}}
@book{, title={Nameless}}
@book{e, year={2020}}`);
  expect([...sources.keys()]).toEqual(['a', 'd']);
  expect(problems).toEqual([
    { line: 2, reason: 'unclosed', key: '' },
    { line: 3, reason: 'noKey', key: '' },
    { line: 5, reason: 'twice', key: 'a' },
    { line: 6, reason: 'noKey', key: '' },
    { line: 7, reason: 'nothing', key: 'e' },
  ]);
});

test('CSL-JSON as Zotero writes it: addresses as ids, numbers, fields nobody prints', () => {
  const items = [
    {
      id: 'http://zotero.org/users/1/items/AB12',
      type: 'book',
      title: 'Open',
      author: [{ family: 'Tan', given: 'Mei' }],
      issued: { 'date-parts': [['2020', 5]] },
      abstract: 'long',
      volume: 3,
    },
    { id: 7, 'citation-key': 'doe', type: 'report', title: 'R', publisher: 'UN' },
    { id: 'empty', type: 'book' },
  ];
  const { sources, problems } = read(JSON.stringify(items, null, 1));
  expect([...sources.keys()]).toEqual(['AB12', 'doe']);
  expect(sources.get('AB12')).toEqual({
    type: 'book',
    title: 'Open',
    author: [{ family: 'Tan', given: 'Mei' }],
    issued: { 'date-parts': [[2020, 5]] },
    volume: '3',
  });
  expect(problems).toMatchObject([{ reason: 'nothing', key: 'empty' }]);
  expect(read(JSON.stringify({ items })).sources.size).toBe(2);
});

test('what is no library says so; letters of old files and of UTF-16 are read', () => {
  expect(read('{"a": [1, ').problems).toMatchObject([{ reason: 'syntax' }]);
  expect(read('Just some words.').sources.size).toBe(0);
  const latin = Uint8Array.from('@book{a, title={Caf\xe9}}', (letter) => letter.charCodeAt(0));
  expect(readLibraryFile(latin).sources.get('a')?.title).toBe('Café');
  const wide = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from('@book{a, title={Ж}}', (l) => l.charCodeAt(0)).buffer),
  ]);
  expect(readLibraryFile(wide).sources.get('a')?.title).toBe('Ж');
});

test('files made to take for ever are read within the time of a test', () => {
  const lines = '@book{a, title={'.concat('\n').repeat(100_000);
  const { problems } = read(lines);
  expect(problems.at(-1)?.reason).toBe('tooMany');
  read(`@book{a, title={${'{'.repeat(20_000)}x${'}'.repeat(20_000)}}, author={${' '.repeat(40_000)}and}}`);
  read(`@book{a, title={${"\\'".repeat(20_000)}x}}`);
  read(`[${'['.repeat(5000)}${']'.repeat(5000)}]`);
});
