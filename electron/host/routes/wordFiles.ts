/** Word files over HTTP, in and out. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MOST_BYTES } from '../../../shared/exchange/word/read/mostBytes.ts';
import { COMMON_HEADERS, HttpError, readBody } from '../http.ts';
import { IMPORT_WORDS } from '../imports/importWords.ts';
import { fileName } from './exports.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The body as it is. Throws an HttpError of 413 or 415. */
export async function readFileBody(request: IncomingMessage): Promise<Uint8Array> {
  // Asking for this type keeps out what a foreign page may send without being asked.
  if (!/^application\/octet-stream\b/i.test(request.headers['content-type'] ?? ''))
    throw new HttpError(415, 'not-a-file', 'Send the file as application/octet-stream.');
  return readBody(request, MOST_BYTES, new HttpError(413, 'tooLarge', IMPORT_WORDS.tooLarge));
}

export function sendWordFile(response: ServerResponse, name: string, bytes: Uint8Array): void {
  const known = encodeURIComponent(fileName(name.replace(/\.docx$/i, ''), 'docx')).replace(/['()]/g, escape);
  response.writeHead(200, {
    ...COMMON_HEADERS,
    'Content-Type': MEDIA_TYPE,
    'Content-Length': bytes.length,
    'Content-Disposition': `attachment; filename="document.docx"; filename*=UTF-8''${known}`,
    'Cache-Control': 'no-store',
  });
  response.end(bytes);
}
