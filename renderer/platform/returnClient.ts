/** The host's side of Word files that come back, as the screens see it: every answer is a value. */
import type { TakenIn } from '../../shared/exchange/word/return/applyReturn.ts';
import type { ShownPlan } from '../../shared/exchange/word/return/shownPlan.ts';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import { aFile, asBytes, asJson, askHost, asNothing, inJson } from './askHost.ts';
import type { HostAnswer } from './hostClient.ts';

export interface ReturnProgress {
  readonly state: 'waiting' | 'working' | 'planned' | 'done' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly plan?: ShownPlan;
  readonly taken?: { readonly id: string } & TakenIn;
  /** Why it failed: one of the host's own words for it. */
  readonly reason?: string;
  readonly message?: string;
  /** Of the document it went out from, where that is another one. */
  readonly title?: string;
}

export interface ReturnClient {
  announce(
    documentId: string,
    asked: { readonly name: string; readonly by: Person; readonly unknownName: string },
  ): Promise<HostAnswer<{ readonly id: string }>>;
  sendFile(id: string, file: Blob, signal: AbortSignal): Promise<HostAnswer<null>>;
  progress(id: string): Promise<HostAnswer<ReturnProgress>>;
  take(id: string, keys: readonly string[]): Promise<HostAnswer<{ readonly id: string }>>;
  cancel(id: string): Promise<HostAnswer<null>>;
  /** Takes back what was taken in. */
  undo(documentId: string, importId: string, by: Person): Promise<HostAnswer<null>>;
  file(documentId: string, importId: string): Promise<HostAnswer<Uint8Array<ArrayBuffer>>>;
}

/** `origin` as in `http://127.0.0.1:8000`. */
export function returnClient(origin: string, token: string): ReturnClient {
  const ask = askHost(origin, token);
  const part = encodeURIComponent;
  const of = (documentId: string) => `documents/${part(documentId)}/returns`;
  return {
    announce: (documentId, asked) => ask('POST', of(documentId), inJson(asked), asJson<{ id: string }>),
    sendFile: (id, file, signal) => ask('POST', `returns/${part(id)}/file`, aFile(file, signal), asNothing),
    progress: (id) => ask('GET', `returns/${part(id)}`, null, asJson<ReturnProgress>),
    take: (id, keys) => ask('POST', `returns/${part(id)}/take`, inJson({ keys }), asJson<{ id: string }>),
    cancel: (id) => ask('DELETE', `returns/${part(id)}`, null, asNothing),
    undo: (documentId, importId, by) =>
      ask('POST', `${of(documentId)}/${part(importId)}/undo`, inJson({ by }), asNothing),
    file: (documentId, importId) => ask('GET', `${of(documentId)}/${part(importId)}/file`, null, asBytes),
  };
}
