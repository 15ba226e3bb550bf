/** What a suggestion costs on the wire: the bytes of the updates a key makes, beside those of plain typing. */

import { sampleDocument } from '../contenders/sampleDocument.ts';
import { sampleText } from '../sampleText.ts';
import { round } from '../statistics.ts';
import type { Table } from '../Table.ts';
import type { ReviewReplica } from './reviewReplica.ts';
import { openReviewReplica } from './reviewReplica.ts';

const MOST = 80;

interface Burst {
  readonly what: string;
  readonly keys: number;
  press(replica: ReviewReplica, key: number): void;
}

const TEXT = 'where appropriate and on a voluntary basis';
const typing = (keys: number): Burst => ({
  what: keys === 1 ? 'one letter by itself' : `typing ${keys} letters`,
  keys,
  press: (replica, key) => replica.type(TEXT.charAt(key)),
});
const BURSTS: readonly Burst[] = [
  typing(1),
  typing(8),
  typing(TEXT.length),
  { what: 'Backspace over 10 letters', keys: 10, press: (replica) => replica.backspace() },
  { what: 'Backspace over 40 letters', keys: 40, press: (replica) => replica.backspace() },
  {
    what: 'typing over 12 selected letters',
    keys: 8,
    press(replica, key) {
      if (key === 0) replica.select(-12);
      replica.type(TEXT.charAt(key));
    },
  },
  {
    what: 'bold, 20 letters',
    keys: 1,
    press(replica) {
      replica.select(-20);
      replica.format('bold');
    },
  },
  { what: 'a paragraph made a heading', keys: 1, press: (replica) => replica.style('heading2') },
];

/** A writer in the middle of a text, whose session has written before, as any has. */
function bytesOf({ keys, press }: Burst, document: Uint8Array, mode: 'editing' | 'suggesting'): number {
  const replica = openReviewReplica(document, mode);
  replica.placeCaret(0.2, 0.5);
  replica.type('x');
  replica.placeCaret(0.5, 0.9);
  replica.takeUpdates();
  for (let key = 0; key < keys; key++) press(replica, key);
  const bytes = replica.takeUpdates().reduce((sum, update) => sum + update.length, 0);
  replica.desk.destroy();
  return bytes;
}

export function benchWire(): Table {
  const document = sampleDocument(sampleText(3000));
  const rows = BURSTS.map((burst) => {
    const [editing, suggesting] = [
      bytesOf(burst, document, 'editing'),
      bytesOf(burst, document, 'suggesting'),
    ];
    return {
      what: burst.what,
      keys: burst.keys,
      editing: round(editing / burst.keys),
      suggesting: round(suggesting / burst.keys),
      more: round((suggesting - editing) / burst.keys),
    };
  });
  return {
    id: 'review-wire',
    title: 'What a suggestion costs on the wire (bytes a key)',
    notes: [
      'Yjs updates as they are sent, of a key each, put together over the burst and divided by its keys.',
      'The record is what suggesting costs beyond the same keys pressed while editing.',
    ],
    columns: [
      { key: 'what', title: 'burst' },
      { key: 'keys', title: 'keys' },
      { key: 'editing', title: 'editing' },
      { key: 'suggesting', title: 'suggesting' },
      { key: 'more', title: 'the record' },
    ],
    rows,
    bars: rows.map(({ what, more }) => ({
      text: `${what}: the record costs at most ${MOST} bytes a key`,
      met: more <= MOST,
      measured: `${more}`,
    })),
  };
}
