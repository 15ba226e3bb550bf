/**
 * Where a Word file keeps its base: in a custom XML part, which Word and LibreOffice hand on untouched, and the id of
 * the export once more in a property of the document, which survives where the part does not (LibreOffice's own
 * format, Google's). By that id a host finds the base in its own records.
 */
import { strToU8 } from 'fflate';
import { fromBase64, toBase64 } from 'lib0/buffer';
import type { XmlElement } from '../read/readXml.ts';

export const BASE_PROPERTY = 'Rapporteur';
const NAMESPACE = 'urn:rapporteur:word-base';
/** Named as Word names such parts; the library writes none of its own. */
const ITEM = 'customXml/item1.xml';
const PROPERTIES = 'customXml/itemProps1.xml';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts to add to a package. @param id of the export: 32 hexadecimal digits */
export function baseParts(id: string, packed: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const item = `{${[id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-').toUpperCase()}}`;
  return {
    [ITEM]: strToU8(`${HEAD}<base xmlns="${NAMESPACE}" id="${id}">${toBase64(packed)}</base>`),
    [PROPERTIES]: strToU8(
      `${HEAD}<ds:datastoreItem ds:itemID="${item}" xmlns:ds="${OFFICE}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    ),
    'customXml/_rels/item1.xml.rels': strToU8(
      `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    ),
  };
}

/** What the document's relationships say of it. */
export function withBaseRelationship(relationships: string): string {
  return relationships.replace(
    '</Relationships>',
    `<Relationship Id="rIdBase" Type="${OFFICE}/relationships/customXml" Target="../${ITEM}"/></Relationships>`,
  );
}

export function withBaseContentType(types: string): string {
  return types.replace(
    '</Types>',
    `<Override PartName="/${PROPERTIES}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`,
  );
}

/** Of a custom XML part: the packed base where it is ours, else null. */
export function packedIn({ name, text }: XmlElement): Uint8Array | null {
  if (name !== '?:base') return null;
  try {
    return fromBase64(text.replace(/\s+/g, ''));
  } catch {
    return null;
  }
}
