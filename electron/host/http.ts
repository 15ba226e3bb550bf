/** Reading requests and writing answers: limits, JSON both ways, and errors in words. */
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
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw tooLarge;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
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
