/**
 * Where the parts of a Word package are: the document, and what it relates to (styles, lists, comments, notes). A
 * package says so in its relationships; where those are missing, the usual places are looked at. What a relationship
 * leads to outside of the file is never opened.
 */
import { strFromU8 } from 'fflate';
import type { WordPackage } from './openPackage.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, readXml } from './readXml.ts';
import type { Outcome } from './WordRefusal.ts';
import { refuse } from './WordRefusal.ts';

export interface Relationship {
  readonly id: string;
  /** The last part of its type's address, as in `comments`. */
  readonly type: string;
  /** Name of a part, or an address where `isExternal`. */
  readonly target: string;
  readonly isExternal: boolean;
}

export interface WordParts {
  readonly document: XmlElement;
  readonly relationships: readonly Relationship[];
  /** null where there is none. */
  readonly core: XmlElement | null;
  readonly hasMacros: boolean;
  /** Written by the desk, whoever worked on it since. */
  readonly isOwn: boolean;
  /** A part that the document relates to by this type; null where there is none. */
  read(type: string): Outcome<XmlElement | null>;
  /** Name of the part that the document relates to by this type; null where there is none. */
  nameOf(type: string): string | null;
  /** A picture; null where there is none of that name. */
  readBytes(name: string): Outcome<Uint8Array | null>;
  /** A part by its own name. */
  readPart(name: string): Outcome<XmlElement | null>;
  relationshipsOf(name: string): Outcome<readonly Relationship[]>;
}

export function findParts(container: WordPackage): Outcome<WordParts> {
  const readPart = (name: string): Outcome<XmlElement | null> => {
    const bytes = container.read(name);
    if (!bytes.ok || bytes.value === null) return bytes as Outcome<null>;
    return readXml(bytes.value);
  };
  const relationshipsOf = (name: string): Outcome<readonly Relationship[]> => {
    const slash = name.lastIndexOf('/');
    const folder = name.slice(0, slash + 1);
    const part = readPart(`${folder}_rels/${name.slice(slash + 1)}.rels`);
    return part.ok ? { ok: true, value: readRelationships(part.value, folder) } : part;
  };
  const top = relationshipsOf('');
  if (!top.ok) return top;
  const main = top.value.find(({ type, isExternal }) => type === 'officeDocument' && !isExternal);
  const name = main?.target ?? 'word/document.xml';
  const document = readPart(name);
  if (!document.ok) return document;
  if (document.value === null) {
    if (main !== undefined) return refuse('damaged');
    const mimetype = container.read('mimetype');
    const type = mimetype.ok && mimetype.value !== null ? strFromU8(mimetype.value.subarray(0, 100)) : '';
    return refuse(/opendocument\.text/.test(type) ? 'otherText' : 'notWord');
  }
  // A workbook or a slide show is a package of the same kind.
  if (document.value.name !== 'w:document') return refuse('notWord');
  const relationships = relationshipsOf(name);
  if (!relationships.ok) return relationships;
  const core = readPart(
    top.value.find(({ type }) => type === 'core-properties')?.target ?? 'docProps/core.xml',
  );
  if (!core.ok) return core;
  const custom = readPart('docProps/custom.xml');
  if (!custom.ok) return custom;
  const nameOf = (type: string) =>
    relationships.value.find((one) => one.type === type && !one.isExternal)?.target ?? null;
  return {
    ok: true,
    value: {
      document: document.value,
      relationships: relationships.value,
      core: core.value,
      isOwn: isOwn(core.value, custom.value),
      hasMacros: container.names.some((one) => /(^|\/)vbaProject\.bin$/i.test(one)),
      nameOf,
      read(type) {
        const target = nameOf(type);
        return target === null ? { ok: true, value: null } : readPart(target);
      },
      readBytes: (part) => container.read(part, 'pictures'),
      readPart,
      relationshipsOf,
    },
  };
}

/** By the marks that `writeWord` leaves in a file's properties; office programs keep one of them or another. */
function isOwn(core: XmlElement | null, custom: XmlElement | null): boolean {
  const names = ['dc:creator', 'cp:lastModifiedBy'];
  const said = (core?.children ?? []).some(({ name, text }) => names.includes(name) && text === 'Rapporteur');
  return said || (custom?.children ?? []).some((one) => attribute(one, 'name') === 'Seminar');
}

function readRelationships(part: XmlElement | null, folder: string): Relationship[] {
  return (part?.children ?? []).flatMap((one): Relationship[] => {
    const [id, type, target] = [attribute(one, 'Id'), attribute(one, 'Type'), attribute(one, 'Target')];
    if (one.name !== 'rel:Relationship' || id === undefined || type === undefined || target === undefined)
      return [];
    const isExternal = attribute(one, 'TargetMode') === 'External';
    const name = type.slice(type.lastIndexOf('/') + 1);
    return [{ id, type: name, target: isExternal ? target : resolve(folder, target), isExternal }];
  });
}

/** A part's name from where it is spoken of. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
