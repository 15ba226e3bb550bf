/** Puts the policy of `electron/main` around everything that shows a page. */
import { app, type Session, shell } from 'electron';
import { destinationOf, newWindowFor } from '../main/navigation.ts';
import { isPermitted } from '../main/permissions.ts';

/** `desk` gives the host's origin, '' before there is one. */
export function guardContents(session: Session, desk: () => string): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermitted(permission, details.requestingUrl, desk()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermitted(permission, origin, desk()),
  );
  session.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      const destination = destinationOf(event.url, desk());
      if (destination === 'stay') return;
      event.preventDefault();
      if (destination === 'outside' && event.isMainFrame) void shell.openExternal(event.url);
    });
    contents.setWindowOpenHandler(({ url }) => {
      if (newWindowFor(url, desk()) === 'outside') void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}
