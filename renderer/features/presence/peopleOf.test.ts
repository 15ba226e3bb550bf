import { expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { peopleOf, readPresence, watchPeople } from './peopleOf.ts';

const mere = { id: 'm', name: 'Mere', delegation: 'FJ' };
const ken = { id: 'k', name: 'Ken', delegation: 'JP' };

function room(): Awareness {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ person: mere, document: 'd' });
  return awareness;
}

test('oneself first, each person once however many windows, strangers without a name left out', () => {
  const awareness = room();
  awareness.states.set(1001, { person: ken, document: 'd' });
  awareness.states.set(1002, { person: ken, document: 'd' });
  awareness.states.set(1003, { person: { id: 7 } });
  awareness.states.set(1004, 'noise' as never);
  expect(peopleOf(awareness).map(({ person, self }) => [person.name, self])).toEqual([
    ['Mere', true],
    ['Ken', false],
  ]);
  awareness.destroy();
});

test('a moving cursor is no news, a person is', () => {
  const awareness = room();
  const people = watchPeople(awareness);
  let news = 0;
  people.subscribe(() => news++);
  awareness.setLocalStateField('cursor', ['a', 'b']);
  expect(news).toBe(0);
  awareness.setLocalStateField('person', { ...mere, name: 'Mere L.' });
  expect(news).toBe(1);
  expect(people.get()[0]?.person.name).toBe('Mere L.');
  people.stop();
  awareness.destroy();
});

test('only known fields of a stranger are kept', () => {
  expect(readPresence({ person: { ...ken, script: 'x' }, document: 9 })).toEqual({
    person: ken,
    document: null,
  });
});
