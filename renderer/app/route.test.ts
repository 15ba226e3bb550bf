import { expect, test } from 'vitest';
import { readRoute } from './route.ts';

test('the fragment says which screen; a broken one shows the list', () => {
  expect(readRoute('#/d/a%20b')).toEqual({ screen: 'document', id: 'a b' });
  for (const hash of ['', '#/', '#/d/', '#/d/%E0%A4%A', '#x'])
    expect(readRoute(hash)).toEqual({ screen: 'documents' });
});
