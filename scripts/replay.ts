/**
 * The program behind `rapporteur replay FILE`: reads a trace (JSON, gzipped or not), plays it through the
 * editor and prints one line of JSON. Ends with 1 where the text that came out is not the recorded one,
 * with 2 where the file is no trace.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { replayTrace } from '../renderer/editor/replay/replayTrace.ts';
import { parseTrace } from '../renderer/editor/replay/Trace.ts';

const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
let text: string | null = null;
try {
  text = (zipped ? gunzipSync(bytes) : bytes).toString('utf8');
} catch {
  // A truncated archive is answered below like anything else that is no trace.
}
const trace = text === null ? null : parseTrace(text);
if (trace === null) {
  console.error(`${file} is not an editing trace: JSON with txns and endContent is needed, gzipped or not.`);
  process.exit(2);
}
const began = performance.now();
const result = replayTrace(trace, (done) => {
  if (process.stderr.isTTY && done % 10_000 === 0) process.stderr.write(`${done} of ${trace.txns.length}\r`);
});
console.log(JSON.stringify({ ...result, ms: Math.round(performance.now() - began) }));
process.exitCode = result.exact ? 0 : 1;
