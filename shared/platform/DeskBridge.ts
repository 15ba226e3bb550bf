/**
 * The one bridge between the screens and what runs beneath them. The browser's side and the desktop's
 * preload both satisfy it; a screen never asks which of the two it has, except to word a message.
 */
export interface DeskBridge {
  readonly kind: 'desktop' | 'browser';
  /** The host this desk talks to (`http://127.0.0.1:port`) and the token it asks for ('' when none is known). */
  host(): Promise<{ readonly origin: string; readonly token: string }>;
  /** Hands a finished file to the person: a save dialog on the desktop, a download in a browser. */
  saveFile(
    name: string,
    mediaType: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<{ readonly saved: boolean }>;
  /** Opens an http, https or mailto address outside the desk. */
  openExternal(address: string): Promise<void>;
}
