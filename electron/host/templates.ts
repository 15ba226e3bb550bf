/**
 * The templates a seminar can start from: one folder each under `resources/templates`, with a
 * `template.json` that names the documents and a Markdown file for each of them.
 *
 *     { "id", "title", "description", "documents": [{ "file", "title", "description", "language" }] }
 *
 * A template that is damaged (a broken installation, a slip while editing one) is refused with a reason
 * that names the file; it never comes out half.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentContent } from '../../shared/document/DocumentContent.ts';
import { isLanguageTag, isUsableId } from '../../shared/seminar/indexValues.ts';
import { readTemplateDocument } from '../../shared/seminar/readTemplateDocument.ts';

/** What `GET /api/templates` gives for each. */
export interface TemplateSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly documents: readonly { readonly title: string; readonly description: string }[];
}

export type LoadedTemplate =
  | { readonly ok: true; readonly template: TemplateSummary; readonly documents: readonly DocumentContent[] }
  /** `message` is English for a person. */
  | { readonly ok: false; readonly reason: 'unknown' | 'damaged'; readonly message: string };

interface Manifest {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly documents: readonly { file: string; title: string; description: string; language: string }[];
}

/**
 * The folder of the templates, looked for upwards from a folder of the program: from source that is the
 * repository's `resources/templates`; packaged, the one inside the archive or beside it. null if there is
 * none (a broken installation).
 */
export function findTemplates(from: string = import.meta.dirname): string | null {
  let folder = from;
  for (let steps = 0; steps < 8; steps += 1) {
    const candidate = join(folder, 'resources', 'templates');
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
  return null;
}

/** The templates that can be loaded, by id; what is wrong with the others is handed to `report`. */
export async function listTemplates(
  folder: string | null = findTemplates(),
  report: (message: string) => void = () => {},
): Promise<TemplateSummary[]> {
  const summaries: TemplateSummary[] = [];
  for (const id of folder === null ? [] : (await readdir(folder)).sort()) {
    if (!isUsableId(id)) continue;
    const loaded = await loadTemplate(id, folder);
    if (loaded.ok) summaries.push(loaded.template);
    else report(loaded.message);
  }
  return summaries;
}

/** A template whole: what to show of it, and the content of its documents in order. */
export async function loadTemplate(
  id: string,
  folder: string | null = findTemplates(),
): Promise<LoadedTemplate> {
  const damaged = (message: string): LoadedTemplate => ({ ok: false, reason: 'damaged', message });
  if (folder === null) return damaged('This installation has no templates folder; install it again.');
  // An id is checked before it becomes part of a path.
  if (!isUsableId(id) || !existsSync(join(folder, id))) {
    return { ok: false, reason: 'unknown', message: `There is no template "${id}".` };
  }
  const manifest = await readManifest(join(folder, id, 'template.json'), id);
  if (typeof manifest === 'string') return damaged(`The template "${id}" is damaged: ${manifest}.`);
  const documents: DocumentContent[] = [];
  for (const { file, title, language } of manifest.documents) {
    const text = await readText(join(folder, id, file));
    if (!text.ok) return damaged(`The template "${id}" is damaged: ${text.message}.`);
    const reading = readTemplateDocument({ file, text: text.text, title, language });
    if (!reading.ok) return damaged(`The template "${id}" is damaged: ${reading.message}.`);
    documents.push(reading.content);
  }
  const { title, description } = manifest;
  const summaries = manifest.documents.map((document) => ({
    title: document.title,
    description: document.description,
  }));
  return { ok: true, template: { id, title, description, documents: summaries }, documents };
}

/** The manifest, or what is wrong with it. */
async function readManifest(path: string, id: string): Promise<Manifest | string> {
  const text = await readText(path);
  if (!text.ok) return text.message;
  let value: unknown;
  try {
    value = JSON.parse(text.text);
  } catch (error) {
    return `template.json is not JSON (${(error as Error).message})`;
  }
  const said = (value ?? {}) as Partial<Record<keyof Manifest, unknown>>;
  if (said.id !== id) return 'template.json has another id than its folder';
  if (!isText(said.title) || !isText(said.description)) return 'template.json lacks a title or a description';
  if (!Array.isArray(said.documents) || said.documents.length === 0)
    return 'template.json names no documents';
  for (const entry of said.documents as unknown[]) {
    const document = (entry ?? {}) as Record<string, unknown>;
    const fine =
      isText(document['title']) && isText(document['description']) && isLanguageTag(document['language']);
    // A plain file name: a manifest may not reach out of its folder.
    if (!fine || !isText(document['file']) || !/^[\w-]+\.md$/.test(document['file'])) {
      return 'a document in template.json lacks a file (name.md), a title, a description or a language';
    }
  }
  return said as unknown as Manifest;
}

async function readText(path: string): Promise<{ ok: true; text: string } | { ok: false; message: string }> {
  try {
    const bytes = await readFile(path);
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { ok: false, message: `${path} cannot be read (${(error as Error).message})` };
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
