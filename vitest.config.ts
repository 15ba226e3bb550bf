/**
 * Two projects. `unit`: everything beside the code, in Node. `e2e`: real processes and a real Chromium,
 * one file at a time, so that a slow laptop is not a failing test.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{shared,electron,renderer,scripts,test,bin}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // What is to become so on a screen: a loaded machine takes longer than the second that is usual.
          expect: { poll: { timeout: 10_000, interval: 50 } },
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
