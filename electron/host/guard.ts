/**
 * Who may speak to the host. It listens on this machine only, but every web page a person opens may also
 * reach 127.0.0.1, so three things are asked: the Host header names us (against DNS rebinding), an Origin
 * header, where there is one, is our own (against foreign pages), and the token is known (against both).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Refusal = 'host' | 'origin' | 'token';
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Refusal; readonly message: string };

export interface Guard {
  /** Host and Origin only: for static files, and for upgrades whose token comes in the first message. */
  admitAddress(request: IncomingMessage): Verdict;
  /** Compares in constant time. */
  knowsToken(token: string): boolean;
  /** Address and `Authorization: Bearer <token>`. */
  admit(request: IncomingMessage): Verdict;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** `port` is asked at each call: it is known only once the server listens. */
export function createGuard(token: string, port: () => number): Guard {
  const expected = digest(token);
  const knowsToken = (given: string) => timingSafeEqual(digest(given), expected);

  const admitAddress = (request: IncomingMessage): Verdict => {
    const own = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const { host, origin } = request.headers;
    if (host === undefined || !own.includes(host.toLowerCase())) {
      return { ok: false, reason: 'host', message: `This desk answers only at http://${own[0]}.` };
    }
    if (origin !== undefined && !own.some((name) => origin.toLowerCase() === `http://${name}`)) {
      return { ok: false, reason: 'origin', message: 'Another web page may not use this desk.' };
    }
    return { ok: true };
  };

  return {
    admitAddress,
    knowsToken,
    admit(request) {
      const address = admitAddress(request);
      if (!address.ok) return address;
      const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (given !== undefined && knowsToken(given)) return { ok: true };
      return {
        ok: false,
        reason: 'token',
        message:
          'The desk does not know this token. Open the link that the host printed, or ask whoever runs it for a new one.',
      };
    },
  };
}
