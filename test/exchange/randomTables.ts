/** Random sessions of three people round a table and some notes, who write, propose and decide together and apart. */

import { characters } from '../convergence/characters.ts';
import { random } from '../convergence/random.ts';
import { TableDesk } from '../convergence/tables/TableDesk.ts';
import { documentWith, meet, tableOf } from '../convergence/tables/TableRoom.ts';
import { TABLE_DEEDS, TABLE_STEPS } from '../convergence/tables/tableDeeds.ts';

export interface TableSession {
  readonly deeds?: number;
  /** Those that people type; each is typed once. */
  readonly source?: Iterator<string, unknown>;
}

/** @returns the first person's desk, who has everything; close it */
export function randomTables(
  seed: number,
  { deeds = 40, source = characters() }: TableSession = {},
): TableDesk {
  const dice = random(seed);
  const fresh = (count: number) => Array.from({ length: count }, () => String(source.next().value)).join('');
  let time = 1_700_000_000_000;
  // Offices tell no changes apart that one person made within a minute.
  const now = () => (time += 120_000);
  const start = documentWith(tableOf('ab cd', 'ef _', 'gh ij'));
  const desks = ['Ana', 'Ben', 'Eve'].map(
    (name, index) => new TableDesk(seed * 10 + index + 1, name, now, start),
  );
  const [first] = desks as [TableDesk];
  const [table] = first.embeds('table') as [string];
  for (let deed = 0; deed < deeds; deed++) {
    const desk = dice.pick(desks);
    const what = dice.next();
    if (what < 0.15) desk.pull(dice.pick(desks.filter((one) => one !== desk)));
    else if (what < 0.3) {
      const listed = desk.list();
      if (listed.length === 0) continue;
      const { id, pieces } = dice.pick(listed);
      const scope = dice.below(2) === 0 ? null : dice.pick(pieces).ranges;
      desk.decide(dice.pick(['accepted', 'rejected', 'accepted', 'rejected', 'open'] as const), [
        { id, scope },
      ]);
    } else {
      desk.mode = dice.next() < 0.8 ? 'suggesting' : 'editing';
      TABLE_DEEDS[dice.pick(TABLE_STEPS)](desk, { random: dice, fresh, table });
    }
  }
  meet(desks);
  for (const desk of desks.slice(1)) desk.close();
  return first;
}

/** A file has no contested changes, only pending ones: what is contested is opened again. */
export function openContestedTables(desk: TableDesk): void {
  const contested = desk.list().flatMap(({ id, pieces }) => {
    const scope = pieces.filter(({ status }) => status === 'contested').flatMap(({ ranges }) => ranges);
    return scope.length === 0 ? [] : [{ id, scope }];
  });
  if (contested.length > 0) desk.decide('open', contested);
}
