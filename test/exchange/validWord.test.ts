/**
 * Every Word file the tests can think of is valid, by each validator that is here. A process of one and a compiled
 * program of the other take half a second a file: a sample runs with all tests, more with RAPPORTEUR_SEEDS=12.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { Comments } from '../../shared/changes/comments/Comments.ts';
import { sectionOf } from '../../shared/exchange/paper/sectionOf.ts';
import { everyEmbed, IMAGES } from '../../shared/exchange/testing/embedSamples.ts';
import { randomReview } from '../../shared/exchange/testing/randomReview.ts';
import { everyFeature, hostile, randomLists } from '../../shared/exchange/testing/samples.ts';
import { hostileReview } from '../../shared/exchange/testing/trackedSamples.ts';
import { chairText } from '../../shared/exchange/tracked/chairText.ts';
import { compilationText } from '../../shared/exchange/tracked/compilationText.ts';
import { readTracked } from '../../shared/exchange/tracked/readTracked.ts';
import { writeWord } from '../../shared/exchange/word/writeWord.ts';
import { randomTables } from './randomTables.ts';
import { WORD_VALIDATORS } from './wordValidators.ts';

const META = { title: 'Draft', language: 'en' };
const SEEDS = Number(process.env['RAPPORTEUR_SEEDS'] ?? 1);
const NONE = { pending: 1, contested: 0 };
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  const put = async (name: string, content: Parameters<typeof writeWord>[0]) =>
    files.set(
      name,
      await writeWord(content, {
        images: IMAGES,
        created: new Date(0),
        seminar: 'Seminar & <friends>',
        cover: { above: 'A/1', title: 'Cover', lines: ['Shenzhen', ''] },
        lineNumbers: true,
        listBrackets: true,
        annexes: [{ title: 'Annex', paragraphs: everyFeature().paragraphs }],
      }),
    );
  const all = everyEmbed();
  for (const [name, content] of Object.entries({
    everyEmbed: all,
    everyFeature: everyFeature(),
    hostile: hostile(),
    lists: randomLists(5, 150),
    hostileReview: hostileReview(),
    hostileCompilation: compilationText(hostileReview(), NONE),
    hostileChair: chairText(hostileReview(), NONE),
  }))
    await put(name, content);
  const heading = all.paragraphs.find(({ properties }) => properties.style === 'heading1')?.id ?? '';
  const section = sectionOf(all, heading);
  if (section !== null) await put('section', section);
  for (let seed = 1; seed <= SEEDS; seed++) {
    const tables = randomTables(seed);
    const comments = new Comments(tables.doc);
    const review = randomReview(seed, { deeds: 45, paragraphs: 12 });
    for (const [kind, content] of [
      ['tables', readTracked(tables.changes, comments, META)],
      ['text', readTracked(review.changes, review.comments, META)],
    ] as const) {
      await put(`${kind} ${seed}, tracked`, content);
      await put(`${kind} ${seed}, compilation`, compilationText(content, NONE));
      await put(`${kind} ${seed}, chair’s`, chairText(content, NONE));
    }
    comments.close();
    await put(`tables ${seed}, clean`, { ...META, paragraphs: tables.content('final') });
    tables.close();
    review.close();
  }
}, 120_000);

describe.each(WORD_VALIDATORS)('$name', ({ name, validator }) => {
  test.skipIf(validator === null)(
    `finds nothing in any of the texts, random and hostile ones (needs ${name})`,
    async () => {
      expect(files.size).toBe(8 + 7 * SEEDS);
      for (const [file, bytes] of files) expect(await validator?.faults(bytes), file).toEqual([]);
    },
    300_000,
  );
});
