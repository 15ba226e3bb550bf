import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeWordFile, p, r } from '../../../shared/exchange/word/read/testing/makeWordFile.ts';
import { WordEdit } from '../../../shared/exchange/word/return/testing/editWord.ts';
import { cleanUp, rapporteur, temporaryFolder } from '../testCommand.ts';

afterEach(cleanUp);

function fileOf(bytes: Uint8Array, name: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

async function exported(data: string, id: string): Promise<Uint8Array> {
  const path = join(temporaryFolder(), 'out.docx');
  await rapporteur('export', '--data', data, '--document', id, '--format', 'docx', '--out', path);
  return new Uint8Array(readFileSync(path));
}

test('what was changed in a file is said, taken in as proposals, and not twice', async () => {
  const data = temporaryFolder();
  await rapporteur('new', '--data', data);
  const original = fileOf(makeWordFile({ body: p(r('The network shall meet.')) }), 'Outcomes.docx');
  const { document } = JSON.parse((await rapporteur('import', original, '--data', data, '--json')).out);
  const edit = new WordEdit(await exported(data, document.id));
  edit.replace('shall', 'should', { author: 'Ana Vale (Fiji)', date: '2026-03-01T10:00:00Z' });
  const path = fileOf(edit.save('Ana Vale (Fiji)', '2026-03-01T11:00:00Z'), 'Back.docx');
  const run = (...more: string[]) =>
    rapporteur('return', path, '--data', data, '--document', document.id, ...more);
  const line = 'paragraph 1  Ana Vale (FJ)  The network [-shall-][+should+] meet.';
  expect(await run('--dry-run')).toEqual({ code: 0, err: '', out: `${line}\n` });
  expect((await run()).out).toBe(`${line}\nTaken in: 1 proposals, 0 comments.\n`);
  const changes = await rapporteur('changes', '--data', data, '--document', document.id);
  expect(changes.out).toContain('Ana Vale');
  expect((await run()).out).toBe('1 more in the text already, or taken in before\n');
  expect(JSON.parse((await run('--json')).out)).toMatchObject({ plan: { items: [], known: 1 }, taken: null });
});

test('why not: another file, no such document, no such file', async () => {
  const data = temporaryFolder();
  await rapporteur('new', '--data', data);
  const path = fileOf(makeWordFile({ body: p(r('Text')) }), 'Other.docx');
  const { document } = JSON.parse((await rapporteur('import', path, '--data', data, '--json')).out);
  const run = (file: string, id: string) => rapporteur('return', file, '--data', data, '--document', id);
  expect(await run(path, document.id)).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nothing says what this file was when it went out'),
  });
  expect((await run(path, 'nowhere')).code).toBe(5);
  expect((await run(join(data, 'none.docx'), document.id)).code).toBe(5);
});
