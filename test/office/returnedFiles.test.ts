/** Files that went out, were edited in another office, and come back while the text has moved on. */
import { beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../shared/changes/comments/testing/CommentDesk.ts';
import { ReturnDesk } from '../../shared/exchange/word/return/testing/ReturnDesk.ts';
import { editInOffice } from './editInOffice.ts';
import { hasOffice } from './runOffice.ts';

test.skipIf(!hasOffice)(
  'smoke',
  async () => {
    const here = new ReturnDesk(
      1,
      { id: 'editor', name: 'Sokha Chan', delegation: 'KH' },
      documentOf(
        'The network shall meet.',
        'Second paragraph here.',
        'Third one.',
        'Fourth paragraph is joined.',
        'Fifth stays.',
        'Sixth is split in two.',
        '',
      ),
    );
    const bytes = await here.exportWord();
    const edits = [false, true].map((on) => ({
      bytes,
      steps: [
        { kind: 'track', on },
        { kind: 'replace', words: 'shall', by: 'should' },
        { kind: 'split', behind: 'Sixth is' },
        { kind: 'join', words: 'Fourth' },
        { kind: 'bold', words: 'Third' },
        { kind: 'comment', words: 'Second', text: 'Why second?' },
        { kind: 'paragraph', behind: 'Third', words: 'A new one.' },
      ] as const,
    }));
    edits.push({ bytes, steps: [], throughOdt: true } as never, { bytes, steps: [] } as never);
    const all = editInOffice(edits, { givenName: 'Ana', familyName: 'Vale' });
    for (const one of all) {
      const plan = await here.plan(one).catch((e) => e);
      console.log(
        plan.items
          ?.map((i: any) =>
            JSON.stringify([
              i.who.name,
              new Date(i.at).toISOString(),
              i.tracked,
              i.place.index,
              i.parts,
              i.conflict,
            ]),
          )
          .join('\n'),
        plan.leftOut,
        plan.message,
      );
    }
  },
  120_000,
);
void [beforeAll, describe, expect];
