/** Counts what goes over a line, for tests and for the benchmark. */
import { WebSocket } from 'ws';

export interface Traffic {
  sent: number;
  got: number;
  frames: number;
}

/** A WebSocket that counts the bytes of its messages. */
export function countingSocket(traffic: Traffic): typeof globalThis.WebSocket {
  class Counting extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.on('message', (data: Buffer) => {
        traffic.got += data.byteLength;
        traffic.frames++;
      });
    }
    override send(data: Uint8Array): void {
      traffic.sent += data.byteLength;
      traffic.frames++;
      super.send(data);
    }
  }
  return Counting as unknown as typeof globalThis.WebSocket;
}
