import { expect, test } from 'vitest';
import { dataFolder, windowFolder } from './dataFolder.ts';

test('each system keeps the seminar where it keeps the data of applications', () => {
  expect(dataFolder({ platform: 'linux', env: {}, home: '/home/ana' })).toBe(
    '/home/ana/.local/share/rapporteur/seminar',
  );
  expect(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home: '/home/ana' })).toBe(
    '/data/rapporteur/seminar',
  );
  expect(dataFolder({ platform: 'darwin', env: {}, home: '/Users/ana' })).toBe(
    '/Users/ana/Library/Application Support/Rapporteur/seminar',
  );
  expect(dataFolder({ platform: 'win32', env: { LOCALAPPDATA: 'D:\\Local' }, home: 'C:\\Users\\ana' })).toBe(
    'D:\\Local\\Rapporteur\\seminar',
  );
  expect(dataFolder({ platform: 'win32', env: {}, home: 'C:\\Users\\ana' })).toBe(
    'C:\\Users\\ana\\AppData\\Local\\Rapporteur\\seminar',
  );
});

test('a relative XDG_DATA_HOME is ignored, as its specification asks', () => {
  expect(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: 'data' }, home: '/home/ana' })).toBe(
    '/home/ana/.local/share/rapporteur/seminar',
  );
});

test('every seminar has a window store of its own, outside its folder', () => {
  const standard = dataFolder({ platform: 'linux', env: {}, home: '/home/ana' });
  const [one, other] = [windowFolder(standard, standard), windowFolder('/mnt/stick/seminar', standard)];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^\/home\/ana\/.local\/share\/rapporteur\/windows\/[0-9a-f]{16}$/);
  expect(windowFolder('/mnt/stick/seminar', standard)).toBe(other);
});
