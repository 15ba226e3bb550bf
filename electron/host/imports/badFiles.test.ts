/**
 * Files that are not what they should be, sent to the real host: each gets its answer in words, nothing is listed or
 * kept of what is refused, nobody outside is ever called, and the memory it takes has an end.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ins, makeWordFile, p, r, W } from '../../../shared/exchange/word/read/testing/makeWordFile.ts';
import { cleanUp, type RunningHost, rapporteur, runHost, temporaryFolder } from '../../cli/testCommand.ts';

let host: RunningHost;
/** Whom hostile files ask for; it writes down who comes. */
let outside: Server;
const calls: string[] = [];

beforeAll(async () => {
  outside = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end('');
  });
  outside.on('connection', (socket) => calls.push(`from ${socket.remotePort}`));
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  host = await runHost(temporaryFolder());
  await host.call('POST', '/api/seminar', { template: null, title: 'Shenzhen' });
});
afterAll(async () => {
  await cleanUp();
  outside.close();
});

const there = (path: string) => `http://127.0.0.1:${(outside.address() as AddressInfo).port}/${path}`;

async function take(name: string, bytes: Uint8Array) {
  const by = { id: 'p1', name: 'Mere', delegation: 'FJ' };
  const announced = await host.call('POST', '/api/imports', { name, by });
  const { id } = announced.body;
  const sent = await fetch(`${host.origin}/api/imports/${id}/file`, {
    method: 'POST',
    headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/octet-stream' },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  expect(sent.status).toBe(202);
  const job = async () => (await host.call('GET', `/api/imports/${id}`)).body;
  await expect
    .poll(async () => (await job()).state, { timeout: 60_000, interval: 20 })
    .toMatch(/done|failed/);
  return job();
}

/** Everything that the host has on its disk of files and imports, and the documents that it lists. */
async function stored(): Promise<unknown> {
  const files = join(host.data, 'files');
  return {
    kept: existsSync(files) ? readdirSync(files, { recursive: true }).sort() : [],
    imports: (await host.call('GET', '/api/imports')).body,
    documents: (await host.call('GET', '/api/documents')).body,
  };
}

const document = (inside: string) => `<w:document xmlns:w="${W}"><w:body>${inside}</w:body></w:document>`;
const withDocument = (xml: string | Uint8Array) => makeWordFile({ files: { 'word/document.xml': xml } });
const container = (stream: string) =>
  Uint8Array.from([
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(504).fill(0)],
    ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0]),
  ]);
const WHOLE = makeWordFile({ body: p(r('The whole text of the seminar')).repeat(50) });

function laughs(): string {
  const lols = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
  return `<!DOCTYPE d [<!ENTITY l0 "lol">${lols.join('')}]>${document(p(r('&l9;')))}`;
}

const REFUSED: readonly (readonly [string, string, string, () => Uint8Array])[] = [
  ['cut short', 'text.docx', 'damaged', () => WHOLE.subarray(0, WHOLE.length >> 1)],
  ['with a password', 'text.docx', 'encrypted', () => container('EncryptedPackage')],
  ['a .doc', 'text.docx', 'oldWord', () => container('WordDocument')],
  ['a PDF', 'text.docx', 'pdf', () => strToU8('%PDF-1.7\n')],
  ['an RTF', 'text.docx', 'otherText', () => strToU8('{\\rtf1\\ansi Agreed}')],
  [
    'an ODT',
    'text.docx',
    'otherText',
    () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }),
  ],
  ['a workbook', 'text.docx', 'notWord', () => withDocument('<workbook xmlns="urn:other"/>')],
  ['billion laughs', 'text.docx', 'hostile', () => withDocument(laughs())],
  [
    'a type kept elsewhere',
    'text.docx',
    'hostile',
    () => withDocument(`<!DOCTYPE d SYSTEM "${there('evil.dtd')}">${document(p(r('a')))}`),
  ],
  [
    'an entity kept elsewhere',
    'text.docx',
    'hostile',
    () => withDocument(`<!DOCTYPE d [<!ENTITY x SYSTEM "${there('entity')}">]>${document(p(r('&x;')))}`),
  ],
  ['a zip bomb', 'text.docx', 'hostile', () => withDocument(new Uint8Array(12 << 20).fill(32))],
  [
    'elements without end',
    'text.docx',
    'hostile',
    () => withDocument(document(`${'<w:sdt>'.repeat(50_000)}${'</w:sdt>'.repeat(50_000)}`)),
  ],
];

describe('what is refused', () => {
  test.each(REFUSED)('%s', async (_, name, reason, make) => {
    const before = await stored();
    const job = await take(name, make());
    expect(job).toMatchObject({ state: 'failed', reason, message: expect.stringMatching(/^[A-Z].{20,}\.$/) });
    expect(job.document).toBeUndefined();
    expect(await stored()).toEqual(before);
    expect(calls).toEqual([]);
  });

  test('the listener would be heard, and is not called by any of them', async () => {
    expect(calls).toEqual([]);
    await fetch(there('self'));
    expect(calls.splice(0)).toContain('/self');
  });
});

/** A whole file as ISO 29500 Strict has it: other names for everything. */
function strict(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [
    name,
    strToU8(
      strFromU8(part)
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
    ),
  ]);
  return zipSync(Object.fromEntries(parts));
}

describe('what is taken in, with care', () => {
  test('macros are named and left out, in a .docm as in a .docx', async () => {
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
    const macros = { 'word/vbaProject.bin': new Uint8Array(2000).fill(7) };
    for (const [name, files] of [
      ['report.docm', { ...macros, '[Content_Types].xml': types }],
      ['report.docx', macros],
    ] as const) {
      const job = await take(name, makeWordFile({ body: p(r('Text')), files }));
      expect(job).toMatchObject({ state: 'done', document: { title: 'report' } });
      expect(job.report.leftOut).toEqual([{ kind: 'macros', count: 1, places: [] }]);
    }
  });

  test('a .docx that is named .doc, and a Strict one', async () => {
    const body = p(r('Recognise ') + ins('Mei', r('outcomes')));
    expect(await take('old.doc', makeWordFile({ body }))).toMatchObject({
      state: 'done',
      document: { title: 'old' },
    });
    const job = await take('strict.docx', strict(makeWordFile({ body, parts: { styles: '' } })));
    expect(job).toMatchObject({
      state: 'done',
      report: { changes: [{ name: 'Mei', count: 1 }], leftOut: [] },
    });
  });

  test('dates that are none and ids given twice', async () => {
    const said = (text: string) => `<w:comment w:id="0" w:author="A" w:date="soon">${p(r(text))}</w:comment>`;
    const change = '<w:ins w:id="1" w:author="A" w:date="2018-13-45T99:00:00Z">';
    const body = p(
      `<w:commentRangeStart w:id="0"/>${change}${r('x')}</w:ins>${change}${r('y')}</w:ins><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
    );
    const job = await take('dates.docx', makeWordFile({ body, parts: { comments: said('a') + said('b') } }));
    expect(job).toMatchObject({ state: 'done', report: { threads: 2, changes: [{ name: 'A', count: 1 }] } });
    expect(job.report.leftOut.map(({ kind }: { kind: string }) => kind)).toEqual(['commentPlace', 'date']);
  });

  test('nothing that a file names outside of itself is asked for', async () => {
    const far = (id: string, type: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${there(type)}" TargetMode="External"/>`;
    const types = [
      'hyperlink',
      'image',
      'attachedTemplate',
      'subDocument',
      'aFChunk',
      'oleObject',
      'header',
      'footnotes',
      'comments',
      'styles',
      'settings',
    ];
    const relationships = types.map((type) => far(type, type)).join('');
    const drawing = (attribute: string) =>
      `<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><a:graphic><a:graphicData><pic:pic xmlns:pic="urn:pic"><pic:blipFill><a:blip ${attribute}="image"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE "${there('field')}" \\d</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('shown')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = `${p(`<w:hyperlink r:id="hyperlink">${r('there')}</w:hyperlink>${drawing('r:link')}${drawing('r:embed')}${field}<w:subDoc r:id="subDocument"/>`)}<w:altChunk r:id="aFChunk"/>`;
    const bytes = makeWordFile({
      body,
      files: {
        'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships}</Relationships>`,
      },
    });
    const job = await take('links.docx', bytes);
    expect(job).toMatchObject({ state: 'done' });
    expect(
      job.report.leftOut.map(({ kind, count }: { kind: string; count: number }) => [kind, count]),
    ).toEqual([
      ['field', 1],
      ['image', 2],
      ['embedded', 2],
    ]);
    // What is made of it asks for nothing either.
    const of = ['--data', host.data, '--document', job.document.id, '--out', '-'];
    const { out } = await rapporteur('export', ...of, '--format', 'html');
    expect(out).toContain(there('hyperlink'));
    expect(calls).toEqual([]);
  });
});

/** The most that the host, and the processes it starts, have held so far, in MB. */
function peaks(): { host: number; reader: number } {
  const of = { host: 0, reader: 0 };
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const most = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      if (command.includes(host.data)) of.host = most;
      if (command.includes('exportChild')) of.reader = Math.max(of.reader, most);
    } catch {
      // It has ended.
    }
  }
  return of;
}

test.skipIf(!existsSync('/proc/self/status'))(
  'as much as a file may hold is read in a process of its own, which has an end; the host feels little of it',
  async () => {
    let reader = 0;
    const timer = setInterval(() => {
      reader = Math.max(reader, peaks().reader);
    }, 20);
    const before = peaks().host;
    // Millions of elements, beside enough that cannot be packed for nothing to look like a bomb.
    const noise = randomBytes(200_000).toString('base64');
    const body = `${'<w:p/>'.repeat(3_050_000)}<!--${noise}-->`;
    const job = await take('long.docx', makeWordFile({ body }));
    clearInterval(timer);
    expect(job).toMatchObject({ state: 'failed', reason: 'tooLarge' });
    expect(reader).toBeGreaterThan(100);
    expect(reader).toBeLessThan(1200);
    expect(peaks().host - before).toBeLessThan(100);
    // The process has ended, with all that it held.
    await expect.poll(() => peaks().reader, { timeout: 10_000 }).toBe(0);
  },
);
