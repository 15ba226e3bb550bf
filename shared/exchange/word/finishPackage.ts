/**
 * The last pass over a Word package: the same document gives the same bytes (the library draws link ids
 * at random and writes the hour of the export), and the settings say what Word should take as spoken.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { baseParts, withBaseContentType, withBaseRelationship } from './base/basePart.ts';
import { markDecorations } from './markDecorations.ts';

export interface PackageFacts {
  /** ISO 8601, or '' to leave the dates out. */
  readonly created: string;
  readonly language: string;
  /** What the file was written from, packed, and the id of its export; null for files that go out for good. */
  readonly base: { readonly id: string; readonly packed: Uint8Array } | null;
}

/** A time zip files can state; the real one is in the document's properties. */
const EPOCH = new Date(1980, 0, 1, 12).getTime();

export function finishPackage(bytes: Uint8Array, { created, language, base }: PackageFacts): Uint8Array {
  const parts = unzipSync(bytes);
  const out: Zippable = {};
  const ids = new Map<string, string>();
  const steady = (xml: string) =>
    xml.replace(/"rId([a-z0-9_-]{21})"/g, (_, id: string) => {
      let short = ids.get(id);
      if (short === undefined) {
        short = `"rIdLink${ids.size + 1}"`;
        ids.set(id, short);
      }
      return short;
    });
  for (const [name, part] of Object.entries(parts)) {
    let xml: Uint8Array = part;
    if (name === 'word/_rels/document.xml.rels') {
      const relationships = steady(strFromU8(part));
      xml = strToU8(base === null ? relationships : withBaseRelationship(relationships));
    }
    if (name === '[Content_Types].xml' && base !== null) xml = strToU8(withBaseContentType(strFromU8(part)));
    if (name === 'word/document.xml')
      xml = strToU8(steady(markDecorations(validChanges(tightContents(strFromU8(part))))));
    if (name === 'word/footnotes.xml')
      xml = strToU8(steady(markDecorations(spacedNotes(validChanges(strFromU8(part))))));
    if (name === 'word/_rels/footnotes.xml.rels') xml = strToU8(steady(strFromU8(part)));
    if (name === 'word/comments.xml') xml = strToU8(wholeSeconds(strFromU8(part)));
    if (name === 'docProps/core.xml') xml = strToU8(properties(strFromU8(part), created, language));
    out[name] = [xml, { mtime: EPOCH }];
  }
  const added = base === null ? {} : baseParts(base.id, base.packed);
  for (const [name, part] of Object.entries(added)) out[name] = [part, { mtime: EPOCH }];
  return zipSync(out, { level: 6 });
}

/** The library begins the contents' field in an empty line of its own; it belongs into the first entry. */
function tightContents(xml: string): string {
  return xml.replace(
    /(<w:sdtContent>)<w:p>(<w:r><w:fldChar w:fldCharType="begin"(?: w:dirty="false")?\/>(?:(?!<w:p[ >]).)*?<w:fldChar w:fldCharType="separate"\/><\/w:r>)<\/w:p>(<w:p>(?:<w:pPr>.*?<\/w:pPr>)?)/,
    '$1$3$2',
  );
}

/**
 * The library leaves out what a format was before where that was nothing, and puts what is proposed of a
 * paragraph's end behind its formats; the schema wants the one, and the other the other way round.
 */
function validChanges(xml: string): string {
  return xml
    .replace(/<w:rPrChange ([^<>]*)\/>/g, '<w:rPrChange $1><w:rPr/></w:rPrChange>')
    .replace(/<w:rPr><w:rtl\/>((?:<w:(?:ins|del) [^<>]*\/>)+)<\/w:rPr>/g, '<w:rPr>$1<w:rtl/></w:rPr>');
}

/** Behind a note without a word LibreOffice (7.4) loses the words of all that follow, unless a space stands in it. */
function spacedNotes(xml: string): string {
  return xml.replace(
    /(<w:footnoteRef\/><\/w:r>)((?:<w:bookmark(?:Start|End) [^<>]*\/>)*<\/w:p>)/g,
    '$1<w:r><w:t xml:space="preserve"> </w:t></w:r>$2',
  );
}

/** Dates of comments as those of changes. */
function wholeSeconds(xml: string): string {
  return xml.replace(/( w:date="[^"]*)\.\d+Z"/g, '$1Z"');
}

function properties(xml: string, created: string, language: string): string {
  const dated = xml.replace(
    /<dcterms:(created|modified)([^>]*)>[^<]*<\/dcterms:\1>/g,
    (_, name: string, rest: string) =>
      created === '' ? '' : `<dcterms:${name}${rest}>${created}</dcterms:${name}>`,
  );
  return language === ''
    ? dated
    : dated.replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`);
}
