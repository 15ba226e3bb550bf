/**
 * `npm start`: from a fresh clone to an open desk. This first step runs under whatever Node the machine has
 * (20 or newer), before anything is installed; the rest is `scripts/start/openDesk.ts` under the project's own.
 */
import { ensureInstalled } from './bootstrap/ensureInstalled.mjs';
import { runUnderProjectNode } from './bootstrap/runUnderProjectNode.mjs';

runUnderProjectNode(ensureInstalled(), 'scripts/start/openDesk.ts', process.argv.slice(2));
