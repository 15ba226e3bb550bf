/**
 * The desktop's own processes: `main.js` (the window), `host.js` (the sync host in a process of its own)
 * and `exportProcess.js` (one export in another).
 * ES modules that run in Electron's Node; only Electron itself and the native typesetter stay outside.
 */
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  resolve: { conditions: ['node', 'import', 'module', 'default'] },
  build: {
    ssr: true,
    outDir: from('./dist/main/'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: from('./electron/shell/main.ts'),
        host: from('./electron/shell/hostProcess.ts'),
        exportProcess: from('./electron/shell/exportProcess.ts'),
      },
      external: [
        'electron',
        /^@myriaddreamin\/typst-ts-node-compiler/,
        'bufferutil',
        'utf-8-validate',
        ...builtinModules,
        /^node:/,
      ],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
