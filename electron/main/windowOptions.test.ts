import { expect, test } from 'vitest';
import { windowOptions } from './windowOptions.ts';

test('the page is sandboxed, isolated and fetches nothing by itself', () => {
  expect(windowOptions('/preload.cjs', false).webPreferences).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});
