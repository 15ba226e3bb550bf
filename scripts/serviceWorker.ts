/** A Vite plugin that writes `sw.js` beside the built screens, with the list of what there is to keep. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { transformWithOxc } from 'vite';

const SOURCE = fileURLToPath(new URL('../renderer/platform/serviceWorker/worker.ts', import.meta.url));

export function serviceWorker(): Plugin {
  return {
    name: 'rapporteur-service-worker',
    apply: 'build',
    // After the page itself is in the bundle.
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE);
      const assets = Object.keys(bundle)
        .filter((name) => !name.endsWith('.html') && !name.endsWith('.map'))
        .sort();
      // Names carry digests of their content; the page and the worker itself do not.
      const page = Object.values(bundle).find((file) => file.fileName === 'index.html');
      const content = page?.type === 'asset' ? page.source : '';
      const version = createHash('sha256')
        .update(code)
        .update(assets.join('\n'))
        .update(content)
        .digest('hex')
        .slice(0, 16);
      const head = `const VERSION = ${JSON.stringify(version)};\nconst ASSETS = ${JSON.stringify(assets)};\n`;
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: head + code });
    },
  };
}
