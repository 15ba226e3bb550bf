/** A line to the host that can be cut, on one side only, and at the moments that matter. */
import { WebSocket } from 'ws';
import { decodeMessage, SYNC } from '../../shared/sync/messages.ts';

export class Line {
  #up = true;
  readonly #sockets = new Set<{ terminate(): void }>();
  /** What this device sends gets lost on the way: all of it, or its changes alone. */
  loses: 'nothing' | 'everything' | 'changes' = 'nothing';
  /** Cuts the line behind the next message of one of these types from the host. */
  dieBehind: readonly number[] = [];

  cut(): void {
    this.#up = false;
    for (const socket of this.#sockets) socket.terminate();
  }

  mend(): void {
    this.#up = true;
    this.loses = 'nothing';
  }

  get WebSocket(): typeof globalThis.WebSocket {
    const line = this;
    class Cuttable extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        if (!line.#up) this.once('open', () => this.terminate());
        line.#sockets.add(this);
        this.on('close', () => line.#sockets.delete(this));
      }
      override send(data: Uint8Array): void {
        if (line.loses === 'everything') return;
        if (line.loses === 'changes' && decodeMessage(data)?.type === SYNC) return;
        super.send(data);
      }
      override addEventListener(...[type, listener]: Parameters<WebSocket['addEventListener']>): void {
        super.addEventListener(type as 'message', (event) => {
          (listener as unknown as (event: unknown) => void)(event);
          if (type !== 'message') return;
          const message = decodeMessage(new Uint8Array(event.data as ArrayBuffer));
          if (message === null || !line.dieBehind.includes(message.type)) return;
          line.dieBehind = [];
          line.cut();
        });
      }
    }
    return Cuttable as unknown as typeof globalThis.WebSocket;
  }
}
