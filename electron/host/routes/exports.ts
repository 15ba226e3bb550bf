/** Exports: asked for with the content the person sees, followed, fetched, cancelled. */

import { isObject } from '../../../shared/document/outside/looseValues.ts';
import { readExportChoices } from '../../../shared/exchange/paper/exportChoices.ts';
import { readOrigin } from '../../../shared/exchange/word/base/WordOrigin.ts';
import { EXPORT_FORMATS, type ExportFormat, type ExportJob, type ExportJobs } from '../exportJobs.ts';
import { checkCharacters } from '../exports/checkCharacters.ts';
import { ONLY_WORD } from '../exports/exportDocument.ts';
import { asRecord, COMMON_HEADERS, HttpError, readJson, send } from '../http.ts';
import { readContent } from '../readContent.ts';
import { readTrackedContent } from '../readTrackedContent.ts';
import type { Route } from '../router.ts';

const LIMIT = 64 * 1024 * 1024;

const isFormat = (value: unknown): value is ExportFormat =>
  (EXPORT_FORMATS as readonly unknown[]).includes(value);

/** What stays of a title in a file's name on every system. */
export function fileName(title: string, extension: string): string {
  const safe = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${safe.slice(0, 100) || 'Document'}.${extension}`;
}

export function exportRoutes(jobs: ExportJobs): Route[] {
  const find = (id: string | undefined): ExportJob => {
    const job = jobs.get(id ?? '');
    if (job === undefined)
      throw new HttpError(404, 'unknown-export', 'There is no such export any more. Start it again.');
    return job;
  };
  return [
    {
      method: 'POST',
      path: '/api/exports',
      async answer({ request, response }) {
        const body = asRecord(await readJson(request, LIMIT));
        const { format } = body;
        if (!isFormat(format)) {
          throw new HttpError(400, 'format', `Choose one of these formats: ${EXPORT_FORMATS.join(', ')}.`);
        }
        const isReview = isObject(body['content']) && 'tracked' in body['content'];
        if (isReview && format !== 'docx') throw new HttpError(400, 'format', ONLY_WORD);
        const content = isReview ? readTrackedContent(body['content']) : readContent(body['content']);
        if (content === null) throw new HttpError(400, 'malformed', 'The content is not a document.');
        const origin = readOrigin(body['origin']) ?? undefined;
        const job = jobs.start(format, content, readExportChoices(body['options']), origin);
        if (job === null)
          throw new HttpError(503, 'busy', 'Too many exports wait already. Try again in a minute.');
        send(response, 202, { id: job.id });
      },
    },
    {
      method: 'POST',
      path: '/api/exports/check',
      async answer({ request, response }) {
        const content = readContent(asRecord(await readJson(request, LIMIT))['content']);
        if (content === null) throw new HttpError(400, 'malformed', 'The content is not a document.');
        send(response, 200, { missing: await checkCharacters(content) });
      },
    },
    {
      method: 'GET',
      path: '/api/exports/:id',
      answer({ response, parameters }) {
        const { state, progress, step, message, warnings } = find(parameters['id']);
        send(response, 200, { state, progress, step, message, warnings });
      },
    },
    {
      method: 'GET',
      path: '/api/exports/:id/file',
      answer({ response, parameters }) {
        const { file, title } = find(parameters['id']);
        if (file === undefined) throw new HttpError(409, 'not-ready', 'The export is not finished.');
        const name = encodeURIComponent(fileName(title, file.extension)).replace(/['()]/g, escape);
        response.writeHead(200, {
          ...COMMON_HEADERS,
          'Content-Type': file.mediaType,
          'Content-Length': file.bytes.length,
          'Content-Disposition': `attachment; filename="document.${file.extension}"; filename*=UTF-8''${name}`,
          'Cache-Control': 'no-store',
        });
        response.end(file.bytes);
      },
    },
    {
      method: 'DELETE',
      path: '/api/exports/:id',
      answer({ response, parameters }) {
        find(parameters['id']);
        jobs.cancel(parameters['id'] ?? '');
        response.writeHead(204, COMMON_HEADERS).end();
      },
    },
  ];
}
