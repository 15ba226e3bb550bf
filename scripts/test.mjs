/**
 * `npm test`: from a fresh clone to a verdict. Installs the dependencies under whatever Node the machine has;
 * the rest is `scripts/test/runTests.ts` under the project's own.
 */
import { ensureInstalled } from './bootstrap/ensureInstalled.mjs';
import { runUnderProjectNode } from './bootstrap/runUnderProjectNode.mjs';

runUnderProjectNode(ensureInstalled(), 'scripts/test/runTests.ts', process.argv.slice(2));
