/**
 * The host's HTTP, as the screens see it: every answer is a value, and a failure says what a person can do.
 */
import type { PlainText, Undecided } from '../../shared/changes/readShown.ts';
import type { DocumentContent } from '../../shared/document/DocumentContent.ts';
import type { CitationOrder, FormattedCitations } from '../../shared/exchange/citations/CitationOrder.ts';
import type { ExportChoices } from '../../shared/exchange/paper/exportChoices.ts';
import type { TrackedContent } from '../../shared/exchange/tracked/TrackedContent.ts';
import type { WordOrigin } from '../../shared/exchange/word/base/WordOrigin.ts';

export type HostAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      /** `unreachable`: no host answered. `token`: it will not let us in. Else what it said, in its words. */
      readonly reason: 'unreachable' | 'token' | 'conflict' | 'not-found' | 'failed';
      readonly message: string;
    };

export interface Named {
  readonly id: string;
  readonly title: string;
}

export interface Desk {
  readonly version: string;
  readonly seminar: Named | null;
  readonly storing: { readonly ok: true } | { readonly ok: false; readonly reason: string };
}

export interface Template extends Named {
  readonly description: string;
  readonly documents: readonly { readonly title: string; readonly description: string }[];
}

export const EXPORT_FORMATS = ['docx', 'pdf', 'html', 'markdown', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportProgress {
  readonly state: 'working' | 'done' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly step: 'queued' | 'preparing' | 'setting' | 'writing';
  readonly message?: string;
  /** What the person should know of the finished file, in the host's words. */
  readonly warnings?: readonly string[];
}

export interface MissingCharacter {
  readonly character: string;
  /** Counted from 1; the first few only. */
  readonly paragraphs: readonly number[];
  readonly excerpt: string;
}

export interface HostClient {
  desk(): Promise<HostAnswer<Desk>>;
  templates(): Promise<HostAnswer<readonly Template[]>>;
  startSeminar(start: {
    readonly template: string | null;
    readonly title?: string;
  }): Promise<HostAnswer<{ readonly seminar: Named; readonly documents: readonly Named[] }>>;
  newDocument(document: {
    readonly title: string;
    readonly language?: string;
    readonly from:
      | { readonly kind: 'blank' }
      /** Refused as a conflict where suggestions are undecided and no text is named. */
      | { readonly kind: 'copy'; readonly id: string; readonly text?: PlainText };
  }): Promise<HostAnswer<Named>>;
  /** Suggestions on a document, as the host has it. */
  undecided(id: string): Promise<HostAnswer<Undecided>>;
  /** A tracked document for Word alone. */
  startExport(
    format: ExportFormat,
    content: DocumentContent | TrackedContent,
    options?: ExportChoices,
    origin?: WordOrigin,
  ): Promise<HostAnswer<{ readonly id: string }>>;
  /** What is cited, as a style has it. */
  formatCitations(order: CitationOrder): Promise<HostAnswer<FormattedCitations>>;
  /** Characters that a PDF of it could not draw. */
  missingCharacters(
    content: DocumentContent,
  ): Promise<HostAnswer<{ readonly missing: readonly MissingCharacter[] }>>;
  exportProgress(id: string): Promise<HostAnswer<ExportProgress>>;
  exportedFile(id: string): Promise<HostAnswer<Uint8Array<ArrayBuffer>>>;
  cancelExport(id: string): Promise<HostAnswer<null>>;
}

/** `origin` as in `http://127.0.0.1:8000`. Nothing is retried here: the person is asked. */
export function hostClient(origin: string, token: string): HostClient {
  async function ask<T>(
    method: string,
    path: string,
    body: unknown,
    read: (response: Response) => Promise<T>,
  ): Promise<HostAnswer<T>> {
    try {
      const response = await fetch(`${origin}/api/${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        cache: 'no-store',
        signal: AbortSignal.timeout(30_000),
      });
      if (response.ok) return { ok: true, value: await read(response) };
      return { ok: false, reason: reasonOf(response.status), message: await messageOf(response) };
    } catch (error) {
      return {
        ok: false,
        reason: 'unreachable',
        message: error instanceof Error ? error.message : String(error),
      };
    }
  }
  const json = <T>(response: Response) => response.json() as Promise<T>;
  const part = encodeURIComponent;
  return {
    desk: () => ask('GET', 'desk', undefined, json<Desk>),
    templates: () => ask('GET', 'templates', undefined, json<readonly Template[]>),
    startSeminar: (start) =>
      ask('POST', 'seminar', start, json<{ seminar: Named; documents: readonly Named[] }>),
    newDocument: (document) => ask('POST', 'documents', document, json<Named>),
    undecided: (id) => ask('GET', `documents/${part(id)}/undecided`, undefined, json<Undecided>),
    startExport: (format, content, options = {}, origin = undefined) =>
      ask('POST', 'exports', { format, content, options, origin }, json<{ id: string }>),
    formatCitations: (order) => ask('POST', 'citations', order, json<FormattedCitations>),
    missingCharacters: (content) =>
      ask('POST', 'exports/check', { content }, json<{ missing: readonly MissingCharacter[] }>),
    exportProgress: (id) => ask('GET', `exports/${part(id)}`, undefined, json<ExportProgress>),
    exportedFile: (id) =>
      ask(
        'GET',
        `exports/${part(id)}/file`,
        undefined,
        async (response) => new Uint8Array(await response.arrayBuffer()),
      ),
    cancelExport: (id) => ask('DELETE', `exports/${part(id)}`, undefined, async () => null),
  };
}

function reasonOf(status: number): 'token' | 'conflict' | 'not-found' | 'failed' {
  if (status === 401 || status === 403) return 'token';
  if (status === 404) return 'not-found';
  return status === 409 ? 'conflict' : 'failed';
}

async function messageOf(response: Response): Promise<string> {
  const said = (await response.json().catch(() => null)) as { error?: { message?: unknown } } | null;
  return typeof said?.error?.message === 'string'
    ? said.error.message
    : `${response.status} ${response.statusText}`;
}
