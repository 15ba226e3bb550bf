/**
 * The bridge the screens stand on: the desktop's where its preload has put one, this browser's otherwise.
 */
import type { DeskBridge } from '../../shared/platform/DeskBridge.ts';
import { takeToken } from './token.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload. */
    readonly desk?: DeskBridge;
  }
}

/** In a browser the host is whoever served this page. */
function browserBridge(): DeskBridge {
  return {
    kind: 'browser',
    host: async () => ({ origin: location.origin, token: takeToken() }),
    async saveFile(name, mediaType, bytes) {
      const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      // The browser reads the blob after the click returns: let go of it well afterwards.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      return { saved: true };
    },
    async openExternal(address) {
      if (/^(https?:|mailto:)/i.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
    },
  };
}

export const bridge: DeskBridge = window.desk ?? browserBridge();
