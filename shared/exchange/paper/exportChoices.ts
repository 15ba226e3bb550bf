/** What a person may tick before an export. Each output takes what it has a place for. */
export const EXPORT_CHOICES = [
  'watermark',
  'lineNumbers',
  'paragraphNumbers',
  'listBrackets',
  'archive',
] as const;
export type ExportChoice = (typeof EXPORT_CHOICES)[number];
export type ExportChoices = Partial<Readonly<Record<ExportChoice, boolean>>>;

/** Of what came over a wire: only what is one of them, and only where it is so. */
export function readExportChoices(value: unknown): ExportChoices {
  if (typeof value !== 'object' || value === null) return {};
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(EXPORT_CHOICES.flatMap((name) => (given[name] === true ? [[name, true]] : [])));
}
