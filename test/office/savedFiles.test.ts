/** Files under review that LibreOffice opened and saved, as it does on the way through a ministry: nobody edited them. */
import { expect, test } from 'vitest';
import { randomReview } from '../../shared/exchange/testing/randomReview.ts';
import { ReturnDesk } from '../../shared/exchange/word/return/testing/ReturnDesk.ts';
import { editInOffice } from './editInOffice.ts';
import { hasOffice } from './runOffice.ts';

const SEEDS = Array.from({ length: 24 }, (_, index) => index + 1);
const EDITOR = { id: 'editor', name: 'Sokha Chan', delegation: 'KH' };

test.skipIf(!hasOffice)(
  'K7 what LibreOffice makes of a file of itself proposes no words, paragraphs or answers (needs soffice)',
  async () => {
    const cases = [];
    for (const seed of SEEDS) {
      const from = randomReview(seed, { deeds: 45, paragraphs: 12 });
      const desk = new ReturnDesk(777_777, EDITOR);
      desk.pull(from);
      from.close();
      for (const text of ['tracked', 'final'] as const)
        cases.push({ seed, desk, text, steps: [], bytes: await desk.exportWord(text) });
    }
    const saved = editInOffice(cases, { givenName: 'Ana', familyName: 'Vale' });
    for (const [index, { seed, desk, text }] of cases.entries()) {
      const { items } = await desk.plan(saved[index] as Uint8Array);
      // Of changes that lie over each other, and of links within them, it loses some: that much is told, in comments
      // and formats, and is seen before it is taken in.
      const known = new Set(['comment', 'format']);
      const others = items.flatMap(({ parts }) => parts.filter(({ kind }) => !known.has(kind)));
      expect(others, `seed ${seed}, ${text}`).toEqual([]);
    }
    for (const { desk } of cases) desk.close();
  },
  120_000,
);
