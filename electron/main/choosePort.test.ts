import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, portOf } from './choosePort.ts';

test('the default folder has a port of its own, and every other folder a steady one', () => {
  expect(portOf('/a', '/a')).toBe(4410);
  const other = portOf('/b', '/a');
  expect(other).toBeGreaterThan(4410);
  expect(other).toBeLessThanOrEqual(4910);
  expect(portOf('/b', '/a')).toBe(other);
  expect(portOf('/c', '/a')).not.toBe(other);
});

test('a taken port is passed over', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  expect(await freePort(address.port)).toBeGreaterThan(address.port);
  await new Promise((resolve) => taken.close(resolve));
});

test('when nothing is free the wanted port is given, so that the host can say what is wrong', async () => {
  const asked: number[] = [];
  const port = await freePort(4410, async (candidate) => {
    asked.push(candidate);
    return false;
  });
  expect(port).toBe(4410);
  expect(asked).toHaveLength(20);
});
