/**
 * Choosing one of the places where a paragraph stands after two people moved it apart. The other copies
 * are deleted, and the choice is written down with the text it keeps: when two people choose differently
 * while apart, the merge would delete every copy, and the notes let any desk bring one back.
 *
 * Stored in the map `settlements`: key `root:client` (the paragraph as first written, and the session that
 * chose), value `[kept paragraph, [[client, clock, text, formats], ...]]`.
 */
import type { ParagraphId } from './DocumentContent.ts';
import { PARAGRAPH_END } from './DocumentContent.ts';
import type { Flow } from './Flow.ts';
import { paragraphId, parseParagraphId } from './ids.ts';
import { NO_FORMATS, readFormats } from './inlineFormats.ts';
import type { FlowParagraph, FlowRun } from './readFlow.ts';
import { restoreText } from './restoreText.ts';

/** Notes that this paragraph is the copy that stays. Call it inside the transaction that deletes the others. */
export function noteSettlement(flow: Flow, kept: FlowParagraph): void {
  if (kept.mark === null) return;
  const end: FlowRun = { ...kept.mark, text: PARAGRAPH_END, formats: NO_FORMATS };
  const runs = [...kept.runs, end].map(({ client, clock, text, formats }) => [
    client,
    clock,
    text,
    { ...formats },
  ]);
  const root = paragraphId(flow.lineage.rootOf(kept.mark));
  flow.settlements.set(`${root}:${flow.doc.clientID}`, [paragraphId(kept.mark), runs]);
}

interface Settlement {
  readonly kept: ParagraphId;
  readonly runs: FlowRun[];
}

/** null where the stored value is not one. */
function parseSettlement(value: unknown): Settlement | null {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !Array.isArray(value[1])) return null;
  const runs: FlowRun[] = [];
  for (const run of value[1] as unknown[]) {
    if (!Array.isArray(run)) return null;
    const [client, clock, text, formats] = run as unknown[];
    if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock) || typeof text !== 'string')
      return null;
    runs.push({
      client: client as number,
      clock: clock as number,
      text,
      formats: readFormats((formats ?? {}) as Record<string, unknown>),
    });
  }
  return { kept: value[0], runs };
}

/**
 * Looks at the paragraphs that newly arrived choices are about. Where they were settled in different ways
 * and no copy is left, one is brought back (the same on every desk; several desks doing so is mended by
 * `removeDoubles`). A copy that was brought back and deleted since stays deleted.
 */
export function mendSettlements(flow: Flow, arrived: Iterable<string>, origin: unknown): void {
  const roots = new Set([...arrived].map((key) => key.slice(0, key.lastIndexOf(':'))));
  for (const root of roots) {
    const choices: Settlement[] = [];
    for (const [key, value] of flow.settlements.entries()) {
      if (key.slice(0, key.lastIndexOf(':')) !== root) continue;
      const settlement = parseSettlement(value);
      if (settlement !== null) choices.push(settlement);
    }
    if (new Set(choices.map((choice) => choice.kept)).size < 2) continue;
    const family = parseParagraphId(root);
    if (family === null || flow.isAlive(family)) continue;
    const copies = flow.lineage.descendantsOf(family);
    if (copies.some((copy) => flow.isAlive(copy.id))) continue;
    const marks = choices.flatMap((choice) => parseParagraphId(choice.kept) ?? []);
    const broughtBack = marks.some((mark) =>
      flow.lineage.copiesOf(mark).some((copy) => copy.kind === 'undo'),
    );
    if (broughtBack) continue;
    const [first] = choices.sort((a, b) => (a.kept < b.kept ? -1 : 1));
    if (first !== undefined) flow.doc.transact(() => restoreText(flow, first.runs), origin);
  }
}
