#!/usr/bin/env node
/**
 * The `rapporteur` command. Started by an older Node it runs itself again under the project's own, so that
 * it works from any shell; nothing is installed here.
 */
import { projectNode } from '../scripts/bootstrap/projectNode.mjs';
import { runUnderProjectNode } from '../scripts/bootstrap/runUnderProjectNode.mjs';

if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv[1] = new URL('../electron/cli/rapporteur.ts', import.meta.url).pathname;
  await import('../electron/cli/rapporteur.ts');
} else {
  const node = projectNode();
  if (!node) {
    console.error('Rapporteur runs on Node 24, which is not installed here yet: run `npm ci` first.');
    process.exit(1);
  }
  runUnderProjectNode(node, 'electron/cli/rapporteur.ts', process.argv.slice(2), { cwd: process.cwd() });
}
