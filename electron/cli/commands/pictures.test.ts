/** What becomes of a document's pictures on the command line: kept with it, printed with it, missed when they go. */
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { RED_POINT } from '../../../shared/exchange/testing/embedSamples.ts';
import { makeWordFile, p, r } from '../../../shared/exchange/word/read/testing/makeWordFile.ts';
import { cleanUp, rapporteur, temporaryFolder } from '../testCommand.ts';

afterEach(cleanUp);

const HASH = createHash('sha256').update(RED_POINT).digest('hex');

async function withPicture(): Promise<{ data: string; id: string; file: string }> {
  const data = temporaryFolder();
  await rapporteur('new', '--data', data);
  const drawing =
    '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr descr="A red point"/>' +
    '<a:blip r:embed="i1"/></wp:inline></w:drawing></w:r>';
  const bytes = makeWordFile({ body: p(r('See ') + drawing), pictures: { i1: RED_POINT } });
  const path = join(temporaryFolder(), 'Report.docx');
  writeFileSync(path, bytes);
  const { out } = await rapporteur('import', path, '--data', data, '--json');
  return { data, id: JSON.parse(out).document.id, file: join(data, 'files', HASH.slice(0, 2), HASH) };
}

test('B1 B8 a picture that came with a Word file is kept with the document, and in what is exported of it', async () => {
  const { data, id } = await withPicture();
  const asked = ['export', '--data', data, '--document', id, '--format', 'html', '--out', '-'];
  expect((await rapporteur(...asked)).out).toContain(Buffer.from(RED_POINT).toString('base64'));
  const verified = await rapporteur('verify', '--data', data, '--json');
  expect(verified.code).toBe(0);
  // The Word file and its picture.
  expect(JSON.parse(verified.out)).toMatchObject({ sound: true, kept: { whole: 2, damaged: [] } });
}, 60_000);

test('B3 B7 verify tells of a picture that is damaged, and of one that a document names and nobody has brought', async () => {
  const { data, id, file } = await withPicture();
  writeFileSync(file, 'something else');
  const damaged = await rapporteur('verify', '--data', data);
  expect(damaged.code).toBe(3);
  expect(damaged.out).toContain('Every text is whole');
  expect(damaged.out).toContain(`DAMAGED  files/${HASH.slice(0, 2)}/${HASH}`);
  rmSync(file);
  const awaited = await rapporteur('verify', '--data', data, '--json');
  expect(awaited.code).toBe(0);
  const { documents } = JSON.parse(awaited.out);
  expect(documents.find((one: { id: string }) => one.id === id).awaited).toEqual([HASH]);
}, 60_000);
