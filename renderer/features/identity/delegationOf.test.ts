import { expect, test } from 'vitest';
import { COUNTRY_CODES } from './countryCodes.ts';
import { countries, delegationOf } from './delegationOf.ts';
import { checkPerson } from './person.ts';

test('every ISO country is offered once, under a name and not a code', () => {
  expect(COUNTRY_CODES).toHaveLength(249);
  expect(new Set(COUNTRY_CODES).size).toBe(249);
  expect(countries('en').filter((country) => country.name === country.id)).toEqual([]);
  expect(countries('ar').filter((country) => country.name === country.id)).toEqual([]);
});

test('a country is stored as its code, whatever the case; an organisation as typed', () => {
  expect(delegationOf(' fiji ', 'en')).toBe('FJ');
  expect(delegationOf('Côte d’Ivoire', 'en')).toBe('CI');
  expect(delegationOf('فيجي', 'ar')).toBe('FJ');
  expect(delegationOf(' Regional   MOOC Consortium ', 'en')).toBe('Regional MOOC Consortium');
});

test('half a person is nobody', () => {
  expect(checkPerson({ id: 'a', name: 'Mere', delegation: 'FJ', more: 1 })).toEqual({
    id: 'a',
    name: 'Mere',
    delegation: 'FJ',
  });
  for (const bad of [null, 3, {}, { id: 'a', name: ' ', delegation: 'FJ' }, { id: 'a', name: 'b' }]) {
    expect(checkPerson(bad)).toBeNull();
  }
});
