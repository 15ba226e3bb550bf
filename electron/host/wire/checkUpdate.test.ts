/** Rules W20 to W26 on the update itself, and a mutation run: what passes never makes Yjs throw or park anything. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate, isApplied } from './checkUpdate.ts';

const anyone = () => 'forward' as const;
const own = () => 'own' as const;

function baseDocument(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const text = doc.getText('body');
  text.insert(0, 'honest text\nand more');
  text.format(0, 6, { bold: true });
  text.delete(3, 2);
  text.insertEmbed(2, { image: 1 });
  doc.getMap('paragraphs').set('1:2', 'heading1');
  const entry = new Y.Map<unknown>();
  doc.getMap('documents').set('n', entry);
  entry.set('inner', new Y.Text('deep'));
  entry.set('list', Y.Array.from([1, 2, 'x']));
  return doc;
}

function copyOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

test('W20: an honest change passes and says how far the document must come', () => {
  const doc = baseDocument();
  const other = copyOf(Y.encodeStateAsUpdate(doc));
  other.clientID = 9;
  other.getText('body').insert(1, 'abc');
  other.getText('body').delete(0, 1);
  const verdict = checkUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), anyone);
  expect(verdict).toEqual({ ok: true, ends: new Map([[9, 3]]) });
});

test('W20: what is known already asks for no right', () => {
  const doc = baseDocument();
  expect(checkUpdate(doc, Y.encodeStateAsUpdate(doc), () => 'no')).toEqual({ ok: true, ends: new Map() });
});

test('W25: deleting text that is not there is a gap, not something to park', () => {
  const doc = baseDocument();
  const other = copyOf(Y.encodeStateAsUpdate(doc));
  other.clientID = 9;
  other.getText('body').insert(0, 'unseen');
  const before = Y.encodeStateVector(other);
  const updates: Uint8Array[] = [];
  other.on('update', (update: Uint8Array) => updates.push(update));
  other.getText('body').delete(0, 6);
  expect(checkUpdate(doc, updates[0] as Uint8Array, anyone)).toMatchObject({ ok: false, reason: 'gap' });
  expect(before.length).toBeGreaterThan(0);
});

const RUNS = 4000;
const SEED = 1;

test(`W26: ${RUNS} mutated updates (seed ${SEED}): whatever passes goes in whole and can be read back`, () => {
  let state = SEED;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const base = Y.encodeStateAsUpdate(baseDocument());
  const source = copyOf(base);
  source.clientID = 9;
  source.getText('body').insert(4, 'att\nack', { link: 'x', bold: null });
  source.getText('body').delete(1, 6);
  source.getMap('paragraphs').set('1:2', { deep: [1, new Uint8Array([3])] });
  (source.getMap('documents').get('n') as Y.Map<unknown>).delete('inner');
  source.getMap('documents').set('k', new Y.XmlFragment());
  const originals = [
    Y.encodeStateAsUpdate(source),
    Y.encodeStateAsUpdate(source, Y.encodeStateVectorFromUpdate(base)),
  ];
  let passed = 0;
  for (let run = 0; run < RUNS; run++) {
    const bytes = [...(originals[run % 2] as Uint8Array)];
    for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
      const at = Math.floor(random() * bytes.length);
      const kind = random();
      if (kind < 0.3) bytes[at] = Math.floor(random() * 256);
      else if (kind < 0.6) bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
      else if (kind < 0.75) bytes.splice(at, 1);
      else if (kind < 0.9) bytes.splice(at, 0, Math.floor(random() * 256));
      else bytes.push(...bytes.slice(at));
    }
    const update = new Uint8Array(bytes);
    const doc = copyOf(base);
    const verdict = checkUpdate(doc, update, own);
    if (!verdict.ok) continue;
    passed++;
    const emitted: Uint8Array[] = [];
    doc.on('update', (change: Uint8Array) => emitted.push(change));
    Y.applyUpdate(doc, update);
    expect(isApplied(doc, verdict.ends), `run ${run}`).toBe(true);
    const stored = copyOf(base);
    for (const change of emitted) Y.applyUpdate(stored, change);
    expect(Y.encodeStateVector(stored)).toEqual(Y.encodeStateVector(doc));
  }
  // The run means something only if a fair part gets past the check.
  expect(passed).toBeGreaterThan(RUNS / 20);
});
