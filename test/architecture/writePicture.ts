/** `npm run arrows`: draws the picture in ARCHITECTURE.md anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPicture, withPicture } from './drawPicture.ts';
import { graphOf, readSources } from './readGraph.ts';

const root = join(import.meta.dirname, '..', '..');
const page = join(root, 'ARCHITECTURE.md');
writeFileSync(page, withPicture(readFileSync(page, 'utf8'), drawPicture(graphOf(readSources(root)))));
