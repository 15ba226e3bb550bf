/** The desktop program: one window on the person's own host, which runs in a process beside it. */

import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, nativeTheme, session, utilityProcess } from 'electron';
import { freePort, portOf } from '../main/choosePort.ts';
import { dataFolder, windowFolder } from '../main/dataFolder.ts';
import { type DeepLink, deepLinkIn, deskAddress, parseDeepLink, SCHEME } from '../main/deepLink.ts';
import { relayExports } from '../main/relayExports.ts';
import { startArguments } from '../main/startArguments.ts';
import { type RunningHost, talkToHost } from '../main/talkToHost.ts';
import { troublePage } from '../main/troublePage.ts';
import { windowOptions } from '../main/windowOptions.ts';
import { wordsFor } from '../main/words.ts';
import { answerCalls } from './answerCalls.ts';
import { guardContents } from './guardContents.ts';

const given = startArguments(process.argv);
const standard = dataFolder({ platform: process.platform, env: process.env, home: homedir() });
const folder = given.dataFolder ?? standard;
let window: BrowserWindow | null = null;
let host: RunningHost | null = null;
let link: DeepLink | null = deepLinkIn(process.argv);

// The single instance goes with the window's store: two seminars may be open at once, one seminar only once.
mkdirSync(windowFolder(folder, standard), { recursive: true });
app.setPath('userData', windowFolder(folder, standard));

function follow(next: DeepLink | null): void {
  link = next ?? link;
  if (!window) return;
  if (host && next) void window.loadURL(deskAddress(host.origin, next));
  if (window.isMinimized()) window.restore();
  window.focus();
}

async function open(): Promise<void> {
  const words = wordsFor(app.getPreferredSystemLanguages());
  const shown = new BrowserWindow(
    windowOptions(join(app.getAppPath(), 'dist/preload/preload.cjs'), nativeTheme.shouldUseDarkColors),
  );
  window = shown;
  shown.once('ready-to-show', () => {
    shown.show();
    console.log('Rapporteur is open.');
  });
  // The page holds back its end while something is in its memory only: let the person decide.
  shown.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(shown, {
      type: 'warning',
      message: words.notStoredYet,
      buttons: [words.keepOpen, words.closeAnyway],
      defaultId: 0,
      cancelId: 0,
    });
    if (choice === 1) event.preventDefault();
  });
  const trouble = (message: string) => {
    host = null;
    if (shown.isDestroyed()) return;
    void shown.loadURL(
      troublePage({ ...words, heading: words.couldNotOpen, message, advice: words.adviceNothingLost }),
    );
  };
  const port = given.port ?? (await freePort(portOf(folder, standard)));
  const screensFolder = join(app.getAppPath(), 'dist/renderer');
  const fork = (name: string) =>
    utilityProcess.fork(join(app.getAppPath(), 'dist/main', name), [], { stdio: 'inherit' });
  const child = fork('host.js');
  relayExports(child, () => fork('exportProcess.js'));
  const order = { dataFolder: folder, port, screensFolder };
  const started = await talkToHost(child, order, () => trouble(words.hostEnded));
  if (!started.ok) return trouble(started.message);
  host = started.host;
  answerCalls(shown, host);
  await shown.loadURL(deskAddress(host.origin, link));
}

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', (_event, args) => follow(deepLinkIn(args)));
  app.on('open-url', (event, address) => {
    event.preventDefault();
    follow(parseDeepLink(address));
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!host) return;
    event.preventDefault();
    const closing = host;
    host = null;
    void closing.close().then(({ unstored }) => {
      const words = wordsFor(app.getPreferredSystemLanguages());
      if (unstored !== 0) dialog.showErrorBox('Rapporteur', words.closedUnstored);
      app.quit();
    });
  });
  // Ctrl+C of `npm start` closes like the window's own button.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  void app.whenReady().then(() => {
    if (app.isPackaged) app.setAsDefaultProtocolClient(SCHEME);
    Menu.setApplicationMenu(
      process.platform === 'darwin'
        ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
        : null,
    );
    guardContents(session.defaultSession, () => host?.origin ?? '');
    return open();
  });
}
