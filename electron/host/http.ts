/** Reading requests and writing answers: limits, JSON both ways, and errors in words. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Headers of every answer. Nothing of the desk is shown inside other pages or read by them. */
export const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Path without query, decoded once. */
  readonly path: string;
  /** What `:name` parts of the route's path stood for. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** An answer other than the expected one, thrown by routes and written by the server. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...COMMON_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': text.length,
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

export function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  // A body that was not read to its end must not be taken for the next request.
  response.setHeader('Connection', 'close');
  send(response, status, { error: { code, message } });
}

/** A line may be slow; one from which nothing comes for so long is dead. In ms. */
const SILENCE_MS = 30_000;

/**
 * @param limit in bytes
 * @param tooLarge what is thrown beyond it
 * Throws an HttpError of 400 where the body breaks off.
 */
export async function* bodyParts(
  request: IncomingMessage,
  limit: number,
  tooLarge: HttpError,
): AsyncGenerator<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge;
  request.setTimeout(SILENCE_MS, () => request.destroy());
  let length = 0;
  try {
    // Whoever stops reading still has something to answer.
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > limit) throw tooLarge;
      yield part;
    }
  } catch (error) {
    if (error === tooLarge || !request.destroyed) throw error;
    throw new HttpError(400, 'broken-off', 'The request broke off before its end.');
  } finally {
    // What is done with it may take longer.
    request.setTimeout(0);
  }
}

/** All of it at once. */
export async function readBody(...asked: Parameters<typeof bodyParts>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bodyParts(...asked)) parts.push(part);
  return Buffer.concat(parts);
}

/** Lets the rest of a body pass: whoever is still sending might not hear the answer. */
export async function passBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  request.resume();
  await Promise.race([once(request, 'end'), once(request, 'close')]);
}

/** The body as JSON, at most `limit` bytes. Throws an HttpError of 413, 415 or 400. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  // Asking for JSON also keeps out what a foreign page may send without being asked (forms, plain text).
  if (!/^application\/json\b/i.test(type)) {
    throw new HttpError(415, 'not-json', 'Send the request as application/json.');
  }
  const tooLarge = new HttpError(
    413,
    'too-large',
    `The request is larger than ${Math.floor(limit / 1024)} KB.`,
  );
  const body = await readBody(request, limit, tooLarge);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new HttpError(400, 'malformed', 'The request is not valid JSON.');
  }
}

/** A plain object, or 400. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new HttpError(400, 'malformed', 'The request must be a JSON object.');
}

/** Text of 1 to `longest` characters without line breaks, or 400. */
export function asTitle(value: unknown, longest = 300): string {
  const title = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  if (title !== '' && title.length <= longest) return title;
  throw new HttpError(400, 'title', `A title has 1 to ${longest} characters.`);
}
