import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { FromHost, ToHost } from './hostMessages.ts';
import { type HostChild, talkToHost } from './talkToHost.ts';

const order = { dataFolder: '/seminar', port: 0, screensFolder: '/screens' };

function child() {
  const events = new EventEmitter();
  const said: ToHost[] = [];
  const kill = vi.fn(() => true);
  const fake: HostChild = {
    postMessage: (message) => void said.push(message),
    kill,
    on: events.on.bind(events),
  };
  const answer = (message: FromHost) => void events.emit('message', message);
  return { fake, said, kill, answer, exit: (code: number) => void events.emit('exit', code) };
}

test('a host that is ready gives its address; closing waits for what it stores', async () => {
  const { fake, said, kill, answer } = child();
  const running = talkToHost(fake, order, () => {});
  expect(said).toEqual([{ say: 'start', ...order }]);
  answer({ say: 'ready', origin: 'http://127.0.0.1:1', token: 't' });
  const result = await running;
  if (!result.ok) throw new Error(result.message);
  expect(result.host).toMatchObject({ origin: 'http://127.0.0.1:1', token: 't' });
  const closing = result.host.close();
  expect(said.at(-1)).toEqual({ say: 'close' });
  expect(kill).not.toHaveBeenCalled();
  answer({ say: 'closed', unstored: 2 });
  expect(await closing).toEqual({ unstored: 2 });
  expect(kill).toHaveBeenCalledOnce();
});

test('a refusal and an early end are told, not thrown', async () => {
  const refused = child();
  const first = talkToHost(refused.fake, order, () => {});
  refused.answer({ say: 'refused', message: 'The folder is in use.' });
  expect(await first).toEqual({ ok: false, message: 'The folder is in use.' });
  expect(refused.kill).toHaveBeenCalledOnce();

  const dead = child();
  const second = talkToHost(dead.fake, order, () => {});
  dead.exit(9);
  expect(await second).toEqual({ ok: false, message: 'The host ended with code 9.' });
});

test('an end that nobody asked for is reported once; one that was asked for is not', async () => {
  const onEnd = vi.fn();
  const crashed = child();
  const running = talkToHost(crashed.fake, order, onEnd);
  crashed.answer({ say: 'ready', origin: 'http://127.0.0.1:1', token: 't' });
  const result = await running;
  crashed.exit(1);
  expect(onEnd).toHaveBeenCalledOnce();
  if (result.ok) expect(await result.host.close()).toEqual({ unstored: null });
});

test('a host that dies or hangs while closing does not keep the desktop', async () => {
  for (const end of ['exit', 'hang'] as const) {
    const onEnd = vi.fn();
    const { fake, answer, exit } = child();
    const running = talkToHost(fake, order, onEnd, end === 'hang' ? 1 : 60_000);
    answer({ say: 'ready', origin: 'http://127.0.0.1:1', token: 't' });
    const result = await running;
    if (!result.ok) throw new Error(result.message);
    const closing = result.host.close();
    if (end === 'exit') exit(1);
    expect(await closing).toEqual({ unstored: null });
    expect(onEnd).not.toHaveBeenCalled();
  }
});
