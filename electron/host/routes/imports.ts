/** Imports: announced, sent their file, followed, cancelled; and the files that documents came from. */
import { readAuthor } from '../../../shared/changes/Author.ts';
import { asRecord, asTitle, COMMON_HEADERS, HttpError, readJson, send } from '../http.ts';
import type { Imports } from '../imports/importFile.ts';
import type { ImportJob, ImportJobs } from '../imports/importJobs.ts';
import type { Route } from '../router.ts';
import { readFileBody, sendWordFile } from './wordFiles.ts';

const LIMIT = 16 * 1024;

export function importRoutes(jobs: ImportJobs, { desk, files, notes }: Imports): Route[] {
  const find = (id: string | undefined): ImportJob => {
    const job = jobs.get(id ?? '');
    if (job === undefined)
      throw new HttpError(404, 'unknown-import', 'There is no such import any more. Start it again.');
    return job;
  };
  const noteOn = (id: string | undefined) => {
    const note = notes.read(id ?? '');
    if (note === null)
      throw new HttpError(
        404,
        'not-imported',
        'This document did not come from a file, or its note is lost.',
      );
    return note;
  };
  return [
    {
      method: 'POST',
      path: '/api/imports',
      async answer({ request, response }) {
        const body = asRecord(await readJson(request, LIMIT));
        const by = asRecord(body['by']);
        const author = readAuthor(by['id'], by['name'], by['delegation']);
        if (author === null)
          throw new HttpError(400, 'by', 'Say who takes the file in: {id, name, delegation}.');
        const title = body['title'] === undefined ? {} : { title: asTitle(body['title']) };
        const unknownName = asTitle(body['unknownName'] ?? 'Unknown author', 100);
        if (desk.index().seminar === null) throw new HttpError(409, 'no-seminar', 'Start a seminar first.');
        const storing = desk.log.status.get();
        if (!storing.ok) throw new HttpError(507, storing.reason, storing.message);
        const job = jobs.announce({ name: asTitle(body['name']), by: author, unknownName, ...title });
        if (job === null)
          throw new HttpError(503, 'busy', 'Too many files are being read already. Try again in a minute.');
        send(response, 201, { id: job.id });
      },
    },
    {
      method: 'POST',
      path: '/api/imports/:id/file',
      async answer({ request, response, parameters }) {
        const { id } = find(parameters['id']);
        const bytes = await readFileBody(request).catch((error: unknown) => {
          // Nothing will come for it any more.
          jobs.cancel(id);
          throw error;
        });
        if (!jobs.start(id, bytes)) throw new HttpError(409, 'started', 'This import has its file already.');
        send(response, 202, { id });
      },
    },
    {
      method: 'GET',
      path: '/api/imports/:id',
      answer({ response, parameters }) {
        send(response, 200, find(parameters['id']));
      },
    },
    {
      method: 'DELETE',
      path: '/api/imports/:id',
      answer({ response, parameters }) {
        find(parameters['id']);
        jobs.cancel(parameters['id'] ?? '');
        response.writeHead(204, COMMON_HEADERS).end();
      },
    },
    {
      method: 'GET',
      path: '/api/imports',
      answer({ response }) {
        send(response, 200, { documents: notes.list() });
      },
    },
    {
      method: 'GET',
      path: '/api/documents/:id/import',
      answer({ response, parameters }) {
        const { name, bytes, at, by, report } = noteOn(parameters['id']);
        send(response, 200, { name, bytes, at, by, report });
      },
    },
    {
      method: 'GET',
      path: '/api/documents/:id/original',
      async answer({ response, parameters }) {
        const { name, hash } = noteOn(parameters['id']);
        const bytes = await files.read(hash);
        if (bytes === null)
          throw new HttpError(404, 'file-lost', 'The file is no longer in the data folder.');
        sendWordFile(response, name, bytes);
      },
    },
  ];
}
