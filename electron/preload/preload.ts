/** The desktop's side of the bridge: exactly `DeskBridge`, put where the screens look for it, and nothing more. */
import { contextBridge, ipcRenderer } from 'electron';
import type { DeskBridge } from '../../shared/platform/DeskBridge.ts';
import type { CallName } from '../main/calls.ts';
import { channelOf } from '../main/channelOf.ts';

const call = (name: CallName, ...args: unknown[]) => ipcRenderer.invoke(channelOf(name), ...args);

const desk: DeskBridge = {
  kind: 'desktop',
  host: () => call('host'),
  saveFile: (name, mediaType, bytes) => call('saveFile', name, mediaType, bytes),
  openExternal: (address) => call('openExternal', address),
};

contextBridge.exposeInMainWorld('desk', desk);
