/** Connects the bridge's calls with what they do on this machine; `electron/main/calls.ts` lets them through. */
import { writeFile } from 'node:fs/promises';
import { type BrowserWindow, dialog, ipcMain, shell } from 'electron';
import { answerCall, CALL_NAMES, type DeskCalls } from '../main/calls.ts';
import { channelOf } from '../main/channelOf.ts';
import { safeFileName } from '../main/safeFileName.ts';

export function answerCalls(
  window: BrowserWindow,
  host: { readonly origin: string; readonly token: string },
): void {
  const answers: DeskCalls = {
    host: async () => ({ origin: host.origin, token: host.token }),
    async saveFile(name, _mediaType, bytes) {
      const chosen = await dialog.showSaveDialog(window, { defaultPath: safeFileName(name) });
      if (chosen.canceled || !chosen.filePath) return { saved: false };
      await writeFile(chosen.filePath, bytes);
      return { saved: true };
    },
    openExternal: (address) => shell.openExternal(address),
  };
  for (const name of CALL_NAMES) {
    ipcMain.handle(channelOf(name), (event, ...args: unknown[]) =>
      answerCall(answers, host.origin, event.senderFrame?.origin, name, args),
    );
  }
}
