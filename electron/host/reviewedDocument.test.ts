/** A document full of suggestions through everything the host does with one: wire, kill -9, compaction, verify, join. */
import { expect, onTestFinished, test } from 'vitest';
import type { LiveConnection } from '../../renderer/platform/connection/connectDocument.ts';
import type { Author } from '../../shared/changes/Author.ts';
import { converged, device, isSafe, until } from '../../test/sync/clients.ts';
import { startHostProcess } from '../../test/sync/hostProcess.ts';
import { rapporteur } from '../cli/testCommand.ts';
import { loadDocument } from './log/snapshot.ts';
import { openTestLog } from './log/testLog.ts';
import { EDITOR, everythingSeen, FIJI, reviewer, SAMOA, textsOf } from './testReview.ts';

const EACH = 100;

/** Insertions, deletions and formats by turns, all over the text. */
function propose({ doc }: LiveConnection, author: Author, from: number, to: number): void {
  const desk = reviewer(doc, author);
  for (let nth = from; nth < to; nth++) {
    const at = 20 + ((nth * 97) % (doc.getText('body').length - 60));
    if (nth % 3 === 0) desk.insert(at, `[${author.delegation} ${nth}]`);
    else if (nth % 3 === 1) desk.remove(at, at + 9);
    else desk.embolden(at, at + 12);
  }
  desk.close();
}

test('200 suggestions and the decisions on them come back the same from wire, kill -9, compaction and a first join', async () => {
  const host = await startHostProcess();
  onTestFinished(() => host.close());
  const made = await fetch(`${host.origin}/api/seminar`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${host.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ template: 'regional-seminar' }),
  });
  const id = ((await made.json()) as { documents: { id: string }[] }).documents[0]?.id as string;
  const [a, b, editor] = [device(host, id).open(), device(host, id).open(), device(host, id).open()];
  await converged(a, b, editor);
  propose(a, FIJI, 0, EACH / 2);
  propose(b, SAMOA, EACH, EACH * 1.5);
  await converged(a, b, editor);

  // Proposed and decided while the host is dead.
  await host.kill();
  await until(() => [a, b, editor].every(({ status }) => !status.get().connected));
  propose(a, FIJI, EACH / 2, EACH);
  propose(b, SAMOA, EACH * 1.5, EACH * 2);
  const desk = reviewer(editor.doc, EDITOR);
  const known = [...desk.changes.suggestions.keys()];
  expect(known).toHaveLength(EACH);
  desk.decide('accepted', known.slice(0, 40));
  desk.decide('rejected', known.slice(40, 70));
  const other = reviewer(b.doc, SAMOA);
  other.decide('rejected', known.slice(30, 40));
  await host.restart();
  await converged(a, b, editor);
  const seen = everythingSeen(a.doc);
  expect(everythingSeen(b.doc)).toEqual(seen);
  expect((seen as { changes: unknown[] }).changes.length).toBeGreaterThan(EACH * 1.8);

  await host.kill();
  const log = openTestLog(host.folder);
  const look = () => {
    const { doc, missing } = loadDocument(log.read(id).updates);
    return missing ? 'changes are missing' : everythingSeen(doc);
  };
  expect(look()).toEqual(seen);
  for (let generation = 0; generation < 3; generation++) {
    expect(log.compact(id)).toMatchObject({ ok: true });
    expect(look()).toEqual(seen);
    const { doc } = loadDocument(log.read(id).updates);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    // Nothing anyone sees: a note that means nothing, so that there is something to compact.
    doc.getMap('test').set('generation', generation);
    await log.append(id, updates[0] as Uint8Array).durable;
  }
  await log.close();
  const verified = await rapporteur('verify', '--data', host.folder);
  expect(verified).toMatchObject({ code: 0 });
  await host.restart();
  const late = device(host, id).open({ http: true });
  await until(() => isSafe(late));
  await converged(a, late);
  expect(everythingSeen(late.doc)).toEqual(seen);

  // Settled on the folder, and nobody sees a difference: not who was here, not who comes.
  await host.kill();
  const texts = textsOf(a.doc);
  const settled = await rapporteur(
    'settle',
    '--data',
    host.folder,
    '--document',
    id,
    '--after',
    '0',
    '--json',
  );
  expect(JSON.parse(settled.out).documents).toMatchObject([{ id, young: 0, held: 0 }]);
  expect(JSON.parse(settled.out).documents[0].settled).toBeGreaterThan(30);
  expect((await rapporteur('verify', '--data', host.folder)).code).toBe(0);
  await host.restart();
  await converged(a, b, late);
  await until(() => a.doc.getMap('settled').size > 0);
  expect(textsOf(a.doc)).toEqual(texts);
}, 120_000);
