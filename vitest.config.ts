/**
 * Three projects. `unit`: everything beside the code, in Node. `e2e`: real processes and a real Chromium, one file at
 * a time, so that a slow laptop is not a failing test. `speed`: the same where milliseconds are measured, while nothing
 * else runs.
 */
import { defineConfig } from 'vitest/config';

const SPEED = 'test/e2e/**/*Speed.e2e.ts';

const browser = {
  environment: 'node' as const,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // What is to become so on a screen: a loaded machine takes longer than the second that is usual.
  expect: { poll: { timeout: 10_000, interval: 50 } },
  fileParallelism: false,
  sequence: { groupOrder: 1 },
};

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
      { test: { ...browser, name: 'e2e', include: ['test/e2e/**/*.e2e.ts'], exclude: [SPEED] } },
      { test: { ...browser, name: 'speed', include: [SPEED] } },
    ],
  },
});
