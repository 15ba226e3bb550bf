/** The least of a screen: one document, its text and its status, for a test to read and write. */
import * as Y from 'yjs';
import { openConnection } from '../../../renderer/platform/openConnection.ts';
import { registerServiceWorker } from '../../../renderer/platform/registerServiceWorker.ts';
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';

export interface Page {
  readonly kept: Promise<boolean>;
  readonly ready: Promise<void>;
  status(): SafetyStatus;
  text(): string;
  type(text: string): void;
  state(): string;
  names(): string[];
}

const fragment = /^#token=(.+)$/.exec(location.hash)?.[1];
if (fragment !== undefined) localStorage.setItem('token', fragment);
const connection = openConnection({
  documentId: 'seminar',
  origin: location.origin,
  token: localStorage.getItem('token') ?? '',
});
const body = connection.doc.getText('body');
const shown = document.getElementById('text') as HTMLElement;
const show = () => {
  shown.textContent = body.toString();
};
body.observe(show);
void connection.ready.then(show);
connection.awareness.setLocalStateField('name', `page ${connection.doc.clientID}`);

const page: Page = {
  kept: registerServiceWorker(),
  ready: connection.ready,
  status: () => connection.status.get(),
  text: () => body.toString(),
  type: (text) => body.insert(body.length, text),
  state: () =>
    JSON.stringify([
      [...Y.decodeStateVector(Y.encodeStateVector(connection.doc))].sort((a, b) => a[0] - b[0]),
      [...Y.snapshot(connection.doc).ds.clients].sort((a, b) => a[0] - b[0]),
      body.toString(),
    ]),
  names: () => [...connection.awareness.getStates().values()].map((state) => String(state['name'])),
};
Object.assign(window, { page });
