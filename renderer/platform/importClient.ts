/** The host's side of imports, as the screens see it: every answer is a value. Apart from the rest, since it sends files. */
import type { ImportReport } from '../../shared/exchange/word/read/ImportReport.ts';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import type { HostAnswer, Named } from './hostClient.ts';

export interface ImportProgress {
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly step: 'queued' | 'reading' | 'storing';
  /** Why it failed: one of the host's own words for it. */
  readonly reason?: string;
  readonly message?: string;
  readonly document?: Named;
  readonly report?: ImportReport;
}

/** Of a document that came from a file. */
export interface ImportNote {
  readonly name: string;
  readonly bytes: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by: Pick<Person, 'name' | 'delegation'>;
  readonly report: ImportReport;
}

export interface ImportClient {
  announce(asked: {
    readonly name: string;
    readonly by: Person;
    readonly unknownName: string;
  }): Promise<HostAnswer<{ readonly id: string }>>;
  sendFile(id: string, file: Blob, signal: AbortSignal): Promise<HostAnswer<null>>;
  progress(id: string): Promise<HostAnswer<ImportProgress>>;
  cancel(id: string): Promise<HostAnswer<null>>;
  /** Ids of the documents that came from a file. */
  imported(): Promise<HostAnswer<{ readonly documents: readonly string[] }>>;
  note(documentId: string): Promise<HostAnswer<ImportNote>>;
  original(documentId: string): Promise<HostAnswer<Uint8Array<ArrayBuffer>>>;
}

const PATIENCE = 30_000;
/** 96 MB over a slow link. */
const PATIENCE_FOR_FILES = 10 * 60_000;

interface Sent {
  readonly type: string;
  readonly body: BodyInit;
  readonly signal?: AbortSignal;
}

/** `origin` as in `http://127.0.0.1:8000`. */
export function importClient(origin: string, token: string): ImportClient {
  async function ask<T>(
    method: string,
    path: string,
    sent: Sent | null,
    read: (response: Response) => Promise<T>,
  ): Promise<HostAnswer<T>> {
    const limit = AbortSignal.timeout(sent?.signal === undefined ? PATIENCE : PATIENCE_FOR_FILES);
    try {
      const response = await fetch(`${origin}/api/${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(sent === null ? {} : { 'Content-Type': sent.type }),
        },
        ...(sent === null ? {} : { body: sent.body }),
        cache: 'no-store',
        signal: sent?.signal === undefined ? limit : AbortSignal.any([limit, sent.signal]),
      });
      if (response.ok) return { ok: true, value: await read(response) };
      const said = (await response.json().catch(() => null)) as { error?: { message?: unknown } } | null;
      const message = typeof said?.error?.message === 'string' ? said.error.message : response.statusText;
      return { ok: false, reason: REASONS[response.status] ?? 'failed', message };
    } catch (error) {
      return { ok: false, reason: 'unreachable', message: error instanceof Error ? error.message : '' };
    }
  }
  const json = <T>(response: Response) => response.json() as Promise<T>;
  const nothing = async () => null;
  const part = encodeURIComponent;
  return {
    announce: (asked) =>
      ask('POST', 'imports', { type: 'application/json', body: JSON.stringify(asked) }, json<{ id: string }>),
    sendFile: (id, file, signal) =>
      ask(
        'POST',
        `imports/${part(id)}/file`,
        { type: 'application/octet-stream', body: file, signal },
        nothing,
      ),
    progress: (id) => ask('GET', `imports/${part(id)}`, null, json<ImportProgress>),
    cancel: (id) => ask('DELETE', `imports/${part(id)}`, null, nothing),
    imported: () => ask('GET', 'imports', null, json<{ documents: readonly string[] }>),
    note: (id) => ask('GET', `documents/${part(id)}/import`, null, json<ImportNote>),
    original: (id) =>
      ask(
        'GET',
        `documents/${part(id)}/original`,
        null,
        async (response) => new Uint8Array(await response.arrayBuffer()),
      ),
  };
}

const REASONS: Readonly<Record<number, 'token' | 'not-found' | 'conflict'>> = {
  401: 'token',
  403: 'token',
  404: 'not-found',
  409: 'conflict',
};
