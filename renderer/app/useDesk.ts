/**
 * Finding the desk: who the host is, whether it lets us in, whether there is a seminar. A desk that was
 * open on this device before opens without its host.
 */
import { useCallback, useEffect, useState } from 'react';
import { bridge } from '../platform/bridge.ts';
import type { HostClient } from '../platform/hostClient.ts';
import { hostClient } from '../platform/hostClient.ts';
import type { ImportClient } from '../platform/importClient.ts';
import { importClient } from '../platform/importClient.ts';
import type { ReturnClient } from '../platform/returnClient.ts';
import { returnClient } from '../platform/returnClient.ts';
import { storedValue } from '../platform/storedValue.ts';

export interface DeskAddress {
  readonly origin: string;
  readonly token: string;
  readonly client: HostClient;
  readonly imports: ImportClient;
  readonly returns: ReturnClient;
}

export type DeskState =
  | { readonly kind: 'looking' }
  | { readonly kind: 'noToken' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'start'; readonly desk: DeskAddress }
  | { readonly kind: 'ready'; readonly desk: DeskAddress };

/** Token of the desk whose seminar was open here before. */
const known = storedValue('rapporteur.known', (value) => (typeof value === 'string' ? value : ''));

export function useDesk(): { state: DeskState; look: () => void } {
  const [state, setState] = useState<DeskState>({ kind: 'looking' });
  const look = useCallback(() => {
    void findDesk().then(setState);
  }, []);
  useEffect(look, [look]);
  return { state, look };
}

async function findDesk(): Promise<DeskState> {
  const { origin, token } = await bridge.host();
  if (token === '') return { kind: 'noToken' };
  const desk = {
    origin,
    token,
    client: hostClient(origin, token),
    imports: importClient(origin, token),
    returns: returnClient(origin, token),
  };
  // Known here already: the replica opens at once, and its connection tells how the host is.
  if (known.get() === token) return { kind: 'ready', desk };
  const answer = await desk.client.desk();
  if (!answer.ok) {
    if (answer.reason === 'token') return { kind: 'refused' };
    return answer.reason === 'unreachable'
      ? { kind: 'unreachable' }
      : { kind: 'failed', message: answer.message };
  }
  if (answer.value.seminar === null) return { kind: 'start', desk };
  known.set(token);
  return { kind: 'ready', desk };
}
