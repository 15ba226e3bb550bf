/** Word files that come back: announced, sent, looked at, taken in or let go; taken back; and fetched again. */
import type { Author } from '../../../shared/changes/Author.ts';
import { readAuthor } from '../../../shared/changes/Author.ts';
import { readImports } from '../../../shared/exchange/word/return/imports.ts';
import { asRecord, asTitle, COMMON_HEADERS, HttpError, readJson, send } from '../http.ts';
import { loadDocument } from '../log/snapshot.ts';
import type { Returns } from '../returns/returnFile.ts';
import { takeBack } from '../returns/returnFile.ts';
import type { ReturnJob, ReturnJobs } from '../returns/returnJobs.ts';
import type { Route } from '../router.ts';
import { readFileBody, sendWordFile } from './wordFiles.ts';

const LIMIT = 16 * 1024;
/** Keys of what was chosen: some 40 bytes each. */
const CHOICE_LIMIT = 4 * 1024 * 1024;

export function returnRoutes(jobs: ReturnJobs, returns: Returns): Route[] {
  const { desk, files } = returns;
  const find = (id: string | undefined): ReturnJob => {
    const job = jobs.get(id ?? '');
    if (job === undefined)
      throw new HttpError(404, 'unknown-return', 'This file is not waiting any more. Start again.');
    return job;
  };
  const mustStore = () => {
    const storing = desk.log.status.get();
    if (!storing.ok) throw new HttpError(507, storing.reason, storing.message);
  };
  const documentIn = (id: string | undefined): string => {
    if (id === undefined || !desk.log.has(id))
      throw new HttpError(404, 'unknown-document', 'This desk has no such document.');
    return id;
  };
  return [
    {
      method: 'POST',
      path: '/api/documents/:id/returns',
      async answer({ request, response, parameters }) {
        const document = documentIn(parameters['id']);
        const body = asRecord(await readJson(request, LIMIT));
        const by = personIn(body['by']);
        const unknownName = asTitle(body['unknownName'] ?? 'Unknown author', 100);
        mustStore();
        const job = jobs.announce({ document, name: asTitle(body['name']), by, unknownName });
        if (job === null)
          throw new HttpError(503, 'busy', 'Too many files are being read already. Try again in a minute.');
        send(response, 201, { id: job.id });
      },
    },
    {
      method: 'POST',
      path: '/api/returns/:id/file',
      async answer({ request, response, parameters }) {
        const { id } = find(parameters['id']);
        const bytes = await readFileBody(request).catch((error: unknown) => {
          // Nothing will come for it any more.
          jobs.cancel(id);
          throw error;
        });
        if (!jobs.start(id, bytes)) throw new HttpError(409, 'started', 'Its file is here already.');
        send(response, 202, { id });
      },
    },
    {
      method: 'GET',
      path: '/api/returns/:id',
      answer({ response, parameters }) {
        send(response, 200, find(parameters['id']));
      },
    },
    {
      method: 'POST',
      path: '/api/returns/:id/take',
      async answer({ request, response, parameters }) {
        const { id } = find(parameters['id']);
        const { keys } = asRecord(await readJson(request, CHOICE_LIMIT));
        if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string'))
          throw new HttpError(400, 'keys', 'Say which changes to take in: {keys: [...]}.');
        mustStore();
        if (!jobs.take(id, new Set(keys)))
          throw new HttpError(409, 'not-planned', 'There is nothing to take in yet, or it is in already.');
        send(response, 202, { id });
      },
    },
    {
      method: 'DELETE',
      path: '/api/returns/:id',
      answer({ response, parameters }) {
        jobs.cancel(find(parameters['id']).id);
        response.writeHead(204, COMMON_HEADERS).end();
      },
    },
    {
      method: 'POST',
      path: '/api/documents/:id/returns/:import/undo',
      async answer({ request, response, parameters }) {
        const document = documentIn(parameters['id']);
        const by = personIn(asRecord(await readJson(request, LIMIT))['by']);
        mustStore();
        if (!(await takeBack(returns, document, parameters['import'] ?? '', by)))
          throw new HttpError(409, 'not-taken', 'This was taken back already, or was never taken in.');
        send(response, 200, {});
      },
    },
    {
      method: 'GET',
      path: '/api/documents/:id/returns/:import/file',
      async answer({ response, parameters }) {
        const { doc } = loadDocument(desk.log.read(documentIn(parameters['id'])).updates);
        const record = readImports(doc).find(({ id }) => id === parameters['import']);
        doc.destroy();
        const bytes = record === undefined ? null : await files.read(record.file.hash);
        if (record === undefined || bytes === null)
          throw new HttpError(404, 'file-lost', 'The file is no longer in the data folder.');
        sendWordFile(response, record.file.name, bytes);
      },
    },
  ];
}

/** Throws an HttpError of 400. */
function personIn(value: unknown): Author {
  const by = asRecord(value);
  const author = readAuthor(by['id'], by['name'], by['delegation']);
  if (author === null) throw new HttpError(400, 'by', 'Say who it is: {id, name, delegation}.');
  return author;
}
