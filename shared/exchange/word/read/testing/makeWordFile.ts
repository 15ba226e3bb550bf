/** Word files for tests, from the XML of their parts. */
import { strToU8, zipSync } from 'fflate';

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

export interface WordFileParts {
  /** What is in `w:body`. */
  readonly body?: string;
  /** What is in the root of other parts, by their type, as in `comments`. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Relationships of the document to what is outside, by id. */
  readonly links?: Readonly<Record<string, string>>;
  /** Pictures in the file, by the id of their relationship. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
  /** Whole parts by name; they take the place of those that are made. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

const ROOTS: Readonly<Record<string, string>> = {
  commentsExtended: 'w15:commentsEx',
  header: 'w:hdr',
};

/** One with a single paragraph, where nothing else is given. */
export function makeWordFile({
  body = p(r('Text')),
  parts = {},
  links = {},
  pictures = {},
  files = {},
}: WordFileParts = {}): Uint8Array {
  const types = Object.keys(parts);
  const related = [
    ...types.map((type) => `<Relationship Id="p-${type}" Type="${R}/${type}" Target="${type}.xml"/>`),
    ...Object.entries(links).map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="${R}/hyperlink" Target="${target}" TargetMode="External"/>`,
    ),
    ...Object.keys(pictures).map(
      (id) => `<Relationship Id="${id}" Type="${R}/image" Target="media/${id}.bin"/>`,
    ),
  ];
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(
      `<Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': `<w:document ${NAMES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(related.join('')),
    ...Object.fromEntries(
      types.map((type) => {
        const root = ROOTS[type] ?? `w:${type}`;
        return [`word/${type}.xml`, `<${root} ${NAMES}>${parts[type]}</${root}>`];
      }),
    ),
    ...Object.fromEntries(Object.entries(pictures).map(([id, bytes]) => [`word/media/${id}.bin`, bytes])),
    ...files,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

function relationships(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
}

/** A paragraph. */
export function p(inside = '', properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
}

/** A run of text. */
export function r(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** What a revision says of itself; its number does not matter. */
export function by(author: string, date = '2018-06-19T10:00:00Z'): string {
  return `w:id="1" w:author="${author}" w:date="${date}"`;
}

export function ins(author: string, inside: string): string {
  return `<w:ins ${by(author)}>${inside}</w:ins>`;
}

export function del(author: string, text: string): string {
  return `<w:del ${by(author)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
}

/** A field that has come to something. */
export function field(instruction: string, result: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${mark('separate')}${result}${mark('end')}`;
}

/** A paragraph's end that is proposed to come or to go: for its properties. */
export function end(op: 'ins' | 'del', author: string): string {
  return `<w:rPr><w:${op} ${by(author)}/></w:rPr>`;
}
