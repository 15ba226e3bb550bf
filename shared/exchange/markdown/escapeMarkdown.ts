/** Text that CommonMark will read back as that text and nothing else. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&').replace(/!(?=\\\[)/g, '\\!');
}

/** What only means something where a line begins: headings, lists, rules, indented code. */
export function escapeLineStart(line: string): string {
  const spaces = /^[ \t]+/.exec(line)?.[0] ?? '';
  const rest = line.slice(spaces.length);
  const shown = [...spaces].map((space) => (space === '\t' ? '&#9;' : '&#32;')).join('');
  return (
    shown +
    rest
      .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
      .replace(/^([-+=])/, '\\$1')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
  );
}
