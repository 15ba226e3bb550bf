import { expect, test } from 'vitest';
import { safeFileName } from './safeFileName.ts';

test.each([
  ['Agreed outcomes.docx', 'Agreed outcomes.docx'],
  ['../../etc/passwd', 'etc passwd'],
  ['C:\\Windows\\x.exe', 'C Windows x.exe'],
  ['.hidden.pdf', 'hidden.pdf'],
  ['con.pdf', 'document con.pdf'],
  ['', 'document'],
  ['a\u202Efdp.exe', 'a fdp.exe'],
  ['成果文件.pdf', '成果文件.pdf'],
  ['النتائج المتفق عليها.docx', 'النتائج المتفق عليها.docx'],
])('proposes a safe name for %j', (name, expected) => {
  expect(safeFileName(name)).toBe(expected);
});

test('a name of any length fits a file system and keeps its extension', () => {
  const name = safeFileName(`${'成'.repeat(300)}.docx`);
  expect(Buffer.byteLength(name)).toBeLessThan(255);
  expect(name.endsWith('成.docx')).toBe(true);
});
