import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ins, makeWordFile, p, r } from '../../../shared/exchange/word/read/testing/makeWordFile.ts';
import { cleanUp, rapporteur, runHost, temporaryFolder } from '../testCommand.ts';

afterEach(cleanUp);

function fileOf(bytes: Uint8Array, name = 'Working paper 3.docx'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

const FILE = makeWordFile({
  body: p(r('Agreed ') + ins('Mei (Fiji)', r('outcomes'))) + p(r('lit', '<w:highlight w:val="red"/>')),
});

test('a Word file becomes a document; what did not come in is said with its place', async () => {
  const data = temporaryFolder();
  await rapporteur('new', '--data', data);
  const done = await rapporteur('import', fileOf(FILE), '--data', data);
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toContain('Working paper 3');
  expect(done.out).toContain('1 proposal by Mei (FJ)');
  expect(done.out).toContain('highlighting (1)\n    paragraph 2: lit');
  const again = await rapporteur('import', fileOf(FILE), '--data', data, '--title', 'Second', '--json');
  const { document, report } = JSON.parse(again.out);
  expect([document.title, report.paragraphs]).toEqual(['Second', 2]);
  const { documents } = JSON.parse((await rapporteur('documents', '--data', data, '--json')).out);
  expect(documents.map(({ title }: { title: string }) => title)).toEqual(['Working paper 3', 'Second']);
});

test('why not: no such file, no Word file, no seminar, a running desk', async () => {
  const data = temporaryFolder();
  const path = fileOf(FILE);
  expect(await rapporteur('import', path, '--data', data)).toMatchObject({ code: 5, out: '' });
  await rapporteur('new', '--data', data);
  expect((await rapporteur('import', join(data, 'none.docx'), '--data', data)).code).toBe(5);
  const bad = await rapporteur('import', fileOf(Buffer.from('%PDF-1.7'), 'text.docx'), '--data', data);
  expect(bad).toMatchObject({
    code: 1,
    out: '',
    err: 'text.docx: This is a PDF. Ask for the Word file that it was made from.\n',
  });
  await runHost(data);
  expect((await rapporteur('import', path, '--data', data)).code).toBe(4);
});
