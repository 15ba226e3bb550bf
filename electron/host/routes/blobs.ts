/**
 * The files of pictures, by what they are made of. What comes in is looked at, not believed; what goes out is a
 * picture whatever anybody called it, and nothing else of the kept files is given under these addresses.
 */
import { foreignKind } from '../../../shared/exchange/pictures/foreignKind.ts';
import { isHash } from '../../../shared/exchange/pictures/hashOf.ts';
import { MOST_PICTURE_BYTES } from '../../../shared/exchange/pictures/mostPicture.ts';
import { pictureHead } from '../../../shared/exchange/pictures/pictureHead.ts';
import type { KeptFiles } from '../files/KeptFiles.ts';
import { asRecord, bodyParts, COMMON_HEADERS, HttpError, passBody, readJson, send } from '../http.ts';
import { describeTrouble } from '../log/troubles.ts';
import type { Route } from '../router.ts';

/** Of a request for what is known, in bytes: some ten thousand hashes. */
const LIMIT = 1024 * 1024;

const KINDS = 'PNG, JPEG, GIF and WebP';

export function blobRoutes(files: KeptFiles): Route[] {
  const give = async ({ request, response, parameters }: Parameters<Route['answer']>[0]) => {
    const hash = hashIn(parameters);
    const bytes = await files.read(hash);
    const head = bytes === null ? null : pictureHead(bytes);
    if (bytes === null || head === null)
      throw new HttpError(404, 'unknown-picture', 'The desk does not have this picture.');
    const headers = {
      ...COMMON_HEADERS,
      'Content-Type': head.type,
      // Opened by itself it is a picture that may do nothing, and is offered to be saved.
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': `attachment; filename="${hash}.${head.type.slice('image/'.length)}"`,
      'Cache-Control': 'private, max-age=31536000, immutable',
      Vary: 'Authorization',
      ETag: `"${hash}"`,
    };
    if (request.headers['if-none-match'] === headers.ETag) response.writeHead(304, headers).end();
    else {
      response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
      response.end(request.method === 'HEAD' ? undefined : bytes);
    }
  };
  return [
    { method: 'GET', path: '/api/blobs/:hash', answer: give },
    { method: 'HEAD', path: '/api/blobs/:hash', answer: give },
    {
      method: 'PUT',
      path: '/api/blobs/:hash',
      async answer({ request, response, parameters }) {
        const hash = hashIn(parameters);
        // Asking for it keeps out what a foreign page may send without being asked.
        if (!/^image\//i.test(request.headers['content-type'] ?? '')) throw notAPicture();
        const isNew = await receive(files, hash, request);
        response.writeHead(isNew ? 201 : 204, COMMON_HEADERS).end();
      },
    },
    {
      method: 'POST',
      path: '/api/blobs/known',
      async answer({ request, response }) {
        const { hashes } = asRecord(await readJson(request, LIMIT));
        if (!Array.isArray(hashes)) throw new HttpError(400, 'malformed', 'Send {hashes: […]}.');
        const known: string[] = [];
        for (const hash of hashes as unknown[]) if (isHash(hash) && (await files.has(hash))) known.push(hash);
        send(response, 200, { known });
      },
    },
  ];
}

function hashIn({ hash }: Readonly<Record<string, string>>): string {
  if (isHash(hash)) return hash;
  throw new HttpError(400, 'hash', 'A picture is named by the SHA-256 of its bytes, as 64 hex digits.');
}

/** Whether it is new here. Throws an HttpError where it is not kept. */
async function receive(
  files: KeptFiles,
  hash: string,
  request: Parameters<Route['answer']>[0]['request'],
): Promise<boolean> {
  const tooLarge = new HttpError(
    413,
    'too-large',
    `A picture has at most ${MOST_PICTURE_BYTES / 1024 / 1024} MB.`,
  );
  let refusal = notAPicture();
  const wanted = (bytes: Uint8Array) => {
    if (foreignKind(bytes) === 'svg') refusal = svg();
    return pictureHead(bytes) !== null;
  };
  try {
    if (await files.has(hash)) {
      await passBody(request);
      return false;
    }
    const received = await files.receive(hash, bodyParts(request, MOST_PICTURE_BYTES, tooLarge), wanted);
    if (received.ok) return received.isNew;
    if (received.reason === 'unwanted') throw refusal;
    throw new HttpError(422, 'other-bytes', 'The picture is not what its name says. Send it again.');
  } catch (error) {
    if (error instanceof HttpError) throw error;
    await passBody(request);
    const { reason, message } = describeTrouble(error);
    throw new HttpError(507, reason, message);
  }
}

const notAPicture = () =>
  new HttpError(415, 'not-a-picture', `This is no picture a document can hold. Those are ${KINDS}.`);

const svg = () =>
  new HttpError(
    415,
    'svg',
    `SVG drawings can carry programs and are not taken in. Save the drawing as PNG; ${KINDS} are taken.`,
  );
