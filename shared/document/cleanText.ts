/**
 * Text from outside (paste, files, hostile peers) as text a flow may hold: no control characters, no
 * embed character, line ends as `\n`, half surrogate pairs replaced. Everything a person can see stays.
 */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffc]/g;

export function cleanText(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u2029', '\n')
    .replaceAll('\u0085', '\n')
    .replace(CONTROLS, '');
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}
