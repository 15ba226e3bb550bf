/** Templates, and making a seminar and its documents. */
import type { PlainText } from '../../../shared/changes/readShown.ts';
import { PLAIN_TEXTS } from '../../../shared/changes/readShown.ts';
import { isLanguageTag, isUsableId } from '../../../shared/seminar/indexValues.ts';
import { createSeminar, createSeminarDocument, type Desk } from '../createSeminar.ts';
import { asRecord, asTitle, HttpError, readJson, send } from '../http.ts';
import type { Route } from '../router.ts';
import { listTemplates } from '../templates.ts';

const LIMIT = 64 * 1024;

const isPlainText = (value: unknown): value is PlainText =>
  (PLAIN_TEXTS as readonly unknown[]).includes(value);

export function seminarRoutes(desk: Desk, report: (line: string) => void): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/templates',
      async answer({ response }) {
        send(response, 200, await listTemplates(undefined, report));
      },
    },
    {
      method: 'POST',
      path: '/api/seminar',
      async answer({ request, response }) {
        const body = asRecord(await readJson(request, LIMIT));
        const template = body['template'] ?? null;
        if (template !== null && !isUsableId(template)) {
          throw new HttpError(400, 'template', 'Name a template, or null for none.');
        }
        mustStore(desk);
        const title = body['title'] === undefined ? undefined : asTitle(body['title']);
        const made = await createSeminar(desk, template, title);
        if (!made.ok) {
          throw new HttpError(
            { exists: 409, unknown: 404, damaged: 500 }[made.reason],
            made.reason,
            made.message,
          );
        }
        send(response, 201, { seminar: made.seminar, documents: made.documents });
      },
    },
    {
      method: 'POST',
      path: '/api/documents',
      async answer({ request, response }) {
        const body = asRecord(await readJson(request, LIMIT));
        const title = asTitle(body['title']);
        const { language } = body;
        if (language !== undefined && !isLanguageTag(language)) {
          throw new HttpError(400, 'language', 'The language must be a tag such as en or zh-Hans.');
        }
        const from = asRecord(body['from']);
        const copyOf = from['kind'] === 'copy' ? from['id'] : null;
        if (
          (from['kind'] !== 'blank' && from['kind'] !== 'copy') ||
          (copyOf !== null && !isUsableId(copyOf))
        ) {
          throw new HttpError(400, 'from', 'Start from {"kind":"blank"} or {"kind":"copy","id":…}.');
        }
        const text = from['text'];
        if (text !== undefined && !isPlainText(text))
          throw new HttpError(400, 'text', 'The text of a copy is final or original.');
        if (desk.index().seminar === null) throw new HttpError(409, 'no-seminar', 'Start a seminar first.');
        mustStore(desk);
        const made = await createSeminarDocument(desk, {
          title,
          copyOf,
          ...(language === undefined ? {} : { language }),
          ...(text === undefined ? {} : { text }),
        });
        if (!made.ok) throw new HttpError(made.reason === 'undecided' ? 409 : 404, made.reason, made.message);
        send(response, 201, made.document);
      },
    },
  ];
}

/** Creating waits for the disk; where that cannot be had now, it is better said at once. */
function mustStore({ log }: Desk): void {
  const status = log.status.get();
  if (!status.ok) throw new HttpError(507, status.reason, status.message);
}
