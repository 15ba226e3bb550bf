import { expect, test } from 'vitest';
import { wordsFor } from './words.ts';

test('speaks the first language it knows, and English otherwise', () => {
  expect(wordsFor(['fr-FR', 'ar-EG', 'en'])).toMatchObject({ language: 'ar', direction: 'rtl' });
  expect(wordsFor(['en-GB', 'ar'])).toMatchObject({ language: 'en', direction: 'ltr' });
  expect(wordsFor([])).toMatchObject({ language: 'en' });
});

test('both languages have every word', () => {
  const [english, arabic] = [wordsFor(['en']), wordsFor(['ar'])];
  expect(Object.keys(arabic)).toEqual(Object.keys(english));
  expect(Object.values(arabic).every((word) => word.trim() !== '')).toBe(true);
});
