/** What may be chosen of an export: what a person may tick, and which section. */
import type { ParagraphId } from '../../document/DocumentContent.ts';

/** Each output takes what it has a place for. */
export const EXPORT_CHOICES = [
  'watermark',
  'lineNumbers',
  'paragraphNumbers',
  'listBrackets',
  'archive',
  'withoutComments',
  /** Nothing goes along by which a Word file could come back. */
  'stays',
] as const;
export type ExportChoice = (typeof EXPORT_CHOICES)[number];
export interface ExportChoices extends Partial<Readonly<Record<ExportChoice, boolean>>> {
  /** The heading of the one section that is wanted; all of the document where absent. */
  readonly section?: ParagraphId;
}

/** Of what came over a wire: only what is one of them, and only where it is so. */
export function readExportChoices(value: unknown): ExportChoices {
  if (typeof value !== 'object' || value === null) return {};
  const given = value as Readonly<Record<string, unknown>>;
  const { section } = given;
  return {
    ...Object.fromEntries(EXPORT_CHOICES.flatMap((name) => (given[name] === true ? [[name, true]] : []))),
    ...(typeof section === 'string' && section.length <= 64 ? { section } : {}),
  };
}
