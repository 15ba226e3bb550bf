/** Characters to type in random sessions: each unique, of one and of two code units. */
export function* characters(): Generator<string, never> {
  for (let point = 0x4e00; ; point++) {
    if (point === 0x9fa6) point = 0x20000;
    yield String.fromCodePoint(point % 7 === 0 && point < 0x9fa6 ? 0x30000 + point : point);
  }
}
