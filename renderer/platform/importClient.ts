/** The host's side of imports, as the screens see it: every answer is a value. Apart from the rest, since it sends files. */
import type { ImportReport } from '../../shared/exchange/word/read/ImportReport.ts';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import { aFile, asBytes, asJson, askHost, asNothing, inJson } from './askHost.ts';
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

/** `origin` as in `http://127.0.0.1:8000`. */
export function importClient(origin: string, token: string): ImportClient {
  const ask = askHost(origin, token);
  const part = encodeURIComponent;
  return {
    announce: (asked) => ask('POST', 'imports', inJson(asked), asJson<{ id: string }>),
    sendFile: (id, file, signal) => ask('POST', `imports/${part(id)}/file`, aFile(file, signal), asNothing),
    progress: (id) => ask('GET', `imports/${part(id)}`, null, asJson<ImportProgress>),
    cancel: (id) => ask('DELETE', `imports/${part(id)}`, null, asNothing),
    imported: () => ask('GET', 'imports', null, asJson<{ documents: readonly string[] }>),
    note: (id) => ask('GET', `documents/${part(id)}/import`, null, asJson<ImportNote>),
    original: (id) => ask('GET', `documents/${part(id)}/original`, null, asBytes),
  };
}
