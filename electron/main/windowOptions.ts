/** The desktop window: sandboxed, isolated, and with nothing of Node or Electron inside but the bridge. */
import type { BrowserWindowConstructorOptions } from 'electron';

export function windowOptions(preload: string, dark: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Rapporteur',
    // The canvas of the screens, so that nothing flashes before they are drawn.
    backgroundColor: dark ? '#14181d' : '#f3f4f6',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium's own spelling check fetches its dictionaries from the Internet.
      spellcheck: false,
    },
  };
}
