/** P7: whatever changes what a paragraph is, the transaction that does it names the paragraph. */
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { AgreementSeat } from '../../../shared/changes/agreement/testing/AgreementSeat.ts';
import { touchedParagraphs } from '../../../shared/changes/agreement/touchedParagraphs.ts';
import { createDocument } from '../../../shared/document/createDocument.ts';
import type { IdRange } from '../../../shared/document/ids.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { random } from '../random.ts';

const wordsOf = (seat: AgreementSeat) =>
  new Map(
    seat.standing().paragraphs.map(({ id, words, proposed }) => [id, `${words.fingerprint} ${proposed}`]),
  );

test('P7 no paragraph changes, comes or gets other words without being named: 40 random sessions', () => {
  let changed = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const draw = random(seed);
    const update = createDocument({
      paragraphs: ['abcd', 'efgh', 'ijkl'].map((text) => ({
        properties: DEFAULT_PROPERTIES,
        runs: [{ text, formats: NO_FORMATS }],
      })),
    });
    const seats = [5, 9].map(
      (id) => new AgreementSeat(update, id, { id: `${id}`, name: 'n', delegation: 'd' }),
    );
    const [here, there] = seats as [AgreementSeat, AgreementSeat];
    const named = new Set<string>();
    let ranges: IdRange[] = [];
    here.changes.onTouched((touched) => {
      ranges = [...ranges, ...touched];
    });
    here.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const id of touchedParagraphs(here.changes, transaction, ranges)) named.add(id);
      ranges = [];
    });
    for (let deed = 0; deed < 25; deed++) {
      const before = wordsOf(here);
      named.clear();
      const who = draw.pick(seats);
      const mode = draw.pick(['editing', 'suggesting'] as const);
      const at = draw.below(who.length + 1);
      const what = draw.below(6);
      if (what === 0) who.type(at, 'x', mode);
      else if (what === 1) who.type(at, '\n', mode);
      else if (what === 2) who.erase(at, Math.min(who.length, at + 1 + draw.below(4)), mode);
      else if (what === 3) who.decide(draw.pick(['accepted', 'rejected', 'open']), draw.below(9));
      else if (what === 4) who.undo();
      else there.pull(here);
      here.pull(there);
      // The open last paragraph has no identity, and nobody can agree on it.
      const missed = [...wordsOf(here)].filter(
        ([id, words]) => id !== 'end' && before.get(id) !== words && !named.has(id),
      );
      changed += named.size;
      expect({ seed, deed, what, missed }).toEqual({ seed, deed, what, missed: [] });
    }
    for (const seat of seats) seat.close();
  }
  expect(changed).toBeGreaterThan(300);
});
