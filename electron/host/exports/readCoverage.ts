/**
 * Which characters a TrueType font can draw, from its `cmap`: asked before setting a page, so that a
 * missing character can be named to the person instead of printing as an empty box.
 */
export function readCoverage(font: Buffer): (codePoint: number) => boolean {
  const table = findTable(font, 'cmap');
  if (table === null) return () => false;
  const subtables: { offset: number; format: number }[] = [];
  for (let index = 0; index < font.readUInt16BE(table + 2); index++) {
    const offset = table + font.readUInt32BE(table + 8 + 8 * index);
    subtables.push({ offset, format: font.readUInt16BE(offset) });
  }
  const full = subtables.find(({ format }) => format === 12);
  if (full !== undefined) return segmentedCoverage(font, full.offset);
  const basic = subtables.find(({ format }) => format === 4);
  return basic === undefined ? () => false : basicCoverage(font, basic.offset);
}

function findTable(font: Buffer, tag: string): number | null {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + 16 * index;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return null;
}

/** Format 12: sorted groups of first, last, glyph, for all of Unicode. */
function segmentedCoverage(font: Buffer, offset: number): (codePoint: number) => boolean {
  const groups = font.readUInt32BE(offset + 12);
  return (codePoint) => {
    let low = 0;
    let high = groups - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = offset + 16 + 12 * middle;
      if (codePoint < font.readUInt32BE(group)) high = middle - 1;
      else if (codePoint > font.readUInt32BE(group + 4)) low = middle + 1;
      else return font.readUInt32BE(group + 8) + codePoint - font.readUInt32BE(group) !== 0;
    }
    return false;
  };
}

/** Format 4: the first 65,536 characters in segments, each with a shift or a table of glyphs. */
function basicCoverage(font: Buffer, offset: number): (codePoint: number) => boolean {
  const double = font.readUInt16BE(offset + 6);
  const ends = offset + 14;
  const starts = ends + double + 2;
  const deltas = starts + double;
  const ranges = deltas + double;
  return (codePoint) => {
    if (codePoint > 0xffff) return false;
    for (let segment = 0; segment < double; segment += 2) {
      if (codePoint > font.readUInt16BE(ends + segment)) continue;
      const start = font.readUInt16BE(starts + segment);
      if (codePoint < start) return false;
      const range = font.readUInt16BE(ranges + segment);
      const delta = font.readUInt16BE(deltas + segment);
      if (range === 0) return ((codePoint + delta) & 0xffff) !== 0;
      const glyph = font.readUInt16BE(ranges + segment + range + 2 * (codePoint - start));
      return glyph !== 0;
    }
    return false;
  };
}
