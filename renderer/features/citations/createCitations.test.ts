import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import type { CitationContent } from '../../../shared/document/EmbedContent.ts';
import type { CitationOrder, FormattedCitations } from '../../../shared/exchange/citations/CitationOrder.ts';
import { embedded } from '../../../shared/exchange/testing/embedSamples.ts';
import { para } from '../../../shared/exchange/testing/samples.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { HostAnswer } from '../../platform/hostClient.ts';
import { createCitations } from './createCitations.ts';

const TAN = { type: 'book', title: 'Open', author: [{ family: 'Tan' }] };
const DOE = { type: 'book', title: 'Shut', author: [{ family: 'Doe' }] };
const cite = (id: string, key: string): CitationContent => ({
  kind: 'citation',
  id: id as CitationContent['id'] & string,
  sources: [{ key, locator: '', prefix: '', suffix: '' }],
});
const content = (...cites: CitationContent[]): Pick<DocumentContent, 'language' | 'paragraphs'> => ({
  language: 'en',
  paragraphs: [para(cites.map(embedded))],
});
const settle = () => new Promise<void>((done) => setTimeout(done));

function desk() {
  const asked: CitationOrder[] = [];
  const status = writable({ connected: true });
  const answers: HostAnswer<FormattedCitations>[] = [];
  const citations = createCitations({
    doc: new Y.Doc(),
    format: async (order) => {
      asked.push(order);
      return answers.shift() ?? { ok: false, reason: 'unreachable', message: '' };
    },
    connected: status,
    pause: async () => {},
  });
  const formatted = (said: Record<string, string>): HostAnswer<FormattedCitations> => ({
    ok: true,
    value: {
      citations: Object.fromEntries(
        Object.entries(said).map(([key, text]) => [key, [{ text, formats: {} } as never]]),
      ),
      sources: [],
    },
  });
  return { citations, asked, answers, status, formatted };
}

test('words stand at once, the style a moment later; nothing is asked twice', async () => {
  const { citations, asked, answers, formatted } = desk();
  answers.push(formatted({ '1:1': '[1]' }));
  citations.library.put(new Map([['tan', TAN]]));
  citations.see(content(cite('1:1', 'tan')));
  expect(citations.cited.get().texts.get('1:1')).toBe('(Tan)');
  await settle();
  expect(citations.cited.get().texts.get('1:1')).toBe('[1]');
  citations.see(content(cite('1:1', 'tan')));
  await settle();
  expect(asked).toHaveLength(1);
  expect(citations.timesCited('tan')).toBe(1);
});

test('a new one is in words while the others keep their style', async () => {
  const { citations, answers, formatted } = desk();
  answers.push(formatted({ '1:1': '[1]' }), formatted({ '1:1': '[1]', '1:2': '[2]' }));
  citations.library.put(
    new Map([
      ['tan', TAN],
      ['doe', DOE],
    ]),
  );
  citations.see(content(cite('1:1', 'tan')));
  await settle();
  citations.see(content(cite('1:1', 'tan'), cite('1:2', 'doe')));
  expect([...citations.cited.get().texts]).toEqual([
    ['1:1', '[1]'],
    ['1:2', '(Doe)'],
  ]);
  await settle();
  expect(citations.cited.get().texts.get('1:2')).toBe('[2]');
});

test('without a host words stay, and it is asked again when it is back', async () => {
  const { citations, asked, answers, status, formatted } = desk();
  citations.library.put(new Map([['tan', TAN]]));
  citations.see(content(cite('1:1', 'tan')));
  await settle();
  expect(citations.cited.get().texts.get('1:1')).toBe('(Tan)');
  status.set({ connected: false });
  answers.push(formatted({ '1:1': '[1]' }));
  status.set({ connected: true });
  await settle();
  expect(citations.cited.get().texts.get('1:1')).toBe('[1]');
  expect(asked).toHaveLength(2);
});

test('a style chosen before the host was asked is the one that is asked for; once closed nothing is', async () => {
  const { citations, asked, answers, formatted } = desk();
  answers.push(formatted({ '1:1': 'old' }), formatted({ '1:1': 'new' }));
  citations.library.put(new Map([['tan', TAN]]));
  citations.see(content(cite('1:1', 'tan')));
  citations.library.setStyle('ieee');
  await settle();
  expect(asked.map(({ style }) => style)).toEqual(['ieee']);
  citations.library.setStyle('apa');
  await settle();
  expect(asked.map(({ style }) => style)).toEqual(['ieee', 'apa']);
  expect(citations.cited.get().texts.get('1:1')).toBe('new');
  citations.close();
  citations.library.setStyle('ieee');
  await settle();
  expect(asked).toHaveLength(2);
});
