/** When something is new to somebody, when it no longer is, and what is remembered of it. */
import { expect, onTestFinished, test } from 'vitest';
import { documentOf, TestDesk } from '../../../shared/changes/returning/testing/TestDesk.ts';
import type { DeviceNotes } from '../../../shared/platform/DocumentConnection.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import { Follower } from './Follower.ts';

/** A device's notes, which outlive its windows. */
function device() {
  const kept = new Map<string, ReturnType<typeof writable<unknown>>>();
  const of = (name: string) => {
    const value = kept.get(name) ?? writable<unknown>(null);
    kept.set(name, value);
    return value;
  };
  const notes: DeviceNotes = {
    watch: of,
    change: async (name, next) => of(name).set(next(of(name).get())),
  };
  return { notes, kept };
}

function scene() {
  const before = documentOf('Alpha one.', 'Beta two.');
  const ken = new TestDesk('Ken', 'JP', 3, before);
  const { notes, kept } = device();
  let session = 10;
  const opened: { desk: TestDesk; close(): void }[] = [];
  onTestFinished(() => {
    for (const one of opened) one.desk.close();
    ken.close();
  });
  /** Mere opens the document; `idle` runs what waits. */
  const open = (options: { caughtUp?: boolean } = {}) => {
    const desk = new TestDesk('Mere', 'FJ', session++, ken.state());
    const caughtUp = writable(options.caughtUp ?? true);
    let visible = true;
    const due = new Set<() => void>();
    const follower = new Follower({
      doc: desk.doc,
      notes,
      caughtUp,
      personId: 'Mere',
      here: () => new Map(),
      isVisible: () => visible,
      whenIdle: (run) => {
        due.add(run);
        return () => due.delete(run);
      },
    });
    const idle = () => {
      const runs = [...due];
      due.clear();
      for (const run of runs) run();
    };
    const window = {
      desk,
      follower,
      caughtUp,
      idle,
      show(isVisible: boolean) {
        visible = isVisible;
        follower.looks();
        idle();
      },
      /** What others did is there. */
      pull: () => desk.receive(...ken.updates),
      count: () => follower.news.get().length,
      close: () => follower.close(),
    };
    idle();
    opened.push(window);
    return window;
  };
  return { ken, open, kept };
}

test('the first time nothing is new; the next time what came meanwhile is', () => {
  const { ken, open } = scene();
  ken.typeBehind('Alpha', ' (early)');
  const first = open();
  expect(first.count()).toBe(0);
  first.close();
  ken.typeBehind('Beta', ' (late)');
  const second = open();
  expect(second.follower.news.get().map((one) => [one.kind, 'quote' in one ? one.quote : ''])).toEqual([
    ['text', 'Beta (late) two.'],
  ]);
});

test('what others do while one is there is no news, now or next time', () => {
  const { ken, open } = scene();
  const first = open();
  ken.typeBehind('Alpha', ' (live)');
  first.pull();
  first.idle();
  expect(first.count()).toBe(0);
  first.close();
  expect(open().count()).toBe(0);
});

test('a list nobody has looked at is there again; one that was looked at, or marked as seen, is not', () => {
  const { ken, open } = scene();
  open().close();
  ken.typeBehind('Alpha', ' (late)');
  const unlooked = open();
  expect(unlooked.count()).toBe(1);
  unlooked.close();
  const looked = open();
  expect(looked.count()).toBe(1);
  looked.follower.looked();
  expect(looked.count()).toBe(1);
  looked.close();
  expect(open().count()).toBe(0);

  ken.typeBehind('Beta', ' (later)');
  const marked = open();
  expect(marked.count()).toBe(1);
  marked.follower.markSeen();
  expect(marked.count()).toBe(0);
  // Without leaving: the window may crash.
  expect(open().count()).toBe(0);
});

test('own work beside a list that waits is no news next time', () => {
  const { ken, open } = scene();
  open().close();
  ken.typeBehind('Alpha', ' (late)');
  const window = open();
  window.desk.part();
  window.desk.typeBehind('Beta', ' (mine)');
  window.desk.erase('two');
  window.close();
  ken.receive(...window.desk.updates);
  expect(
    open()
      .follower.news.get()
      .map((one) => ('quote' in one ? one.quote : '')),
  ).toEqual(['Alpha (late) one.']);
});

test('own work without a host is no news next time, even where the window ended without a word', () => {
  const { ken, open } = scene();
  const window = open();
  window.caughtUp.set(false);
  window.desk.part();
  window.desk.typeBehind('Beta', ' (mine)');
  window.desk.erase('two');
  window.idle();
  ken.receive(...window.desk.updates);
  expect(open().count()).toBe(0);
});

test('what is marked as seen in one window is in the others, and stays so whichever is closed last', () => {
  const { ken, open } = scene();
  open().close();
  ken.typeBehind('Alpha', ' (late)');
  const [one, two] = [open(), open()];
  expect([one.count(), two.count()]).toEqual([1, 1]);
  one.follower.markSeen();
  two.idle();
  expect(two.count()).toBe(0);
  one.close();
  two.close();
  expect(open().count()).toBe(0);
});

test('a window that was hidden, and a line that was gone, are times away', () => {
  const { ken, open } = scene();
  const window = open();
  window.show(false);
  ken.typeBehind('Alpha', ' (hidden)');
  window.pull();
  expect(window.count()).toBe(0);
  window.show(true);
  expect(window.count()).toBe(1);
  window.follower.markSeen();

  window.caughtUp.set(false);
  ken.typeBehind('Beta', ' (offline)');
  window.pull();
  window.caughtUp.set(true);
  window.idle();
  expect(window.count()).toBe(1);
});

test('without a host nothing is taken for seen that has not come; with it, what comes is new', () => {
  const { ken, open, kept } = scene();
  const first = open({ caughtUp: false });
  // Never here before: what there was to see is not known yet.
  expect(kept.get('seen Mere')?.get()).toBeNull();
  first.caughtUp.set(true);
  first.idle();
  first.caughtUp.set(false);
  first.close();
  const away = open({ caughtUp: false });
  ken.typeBehind('Alpha', ' (late)');
  away.pull();
  away.caughtUp.set(true);
  away.idle();
  expect(away.count()).toBe(1);
});

test('the list that is being read stays the same object while nothing in it changes', () => {
  const { ken, open } = scene();
  open().close();
  ken.typeBehind('Alpha', ' (late)');
  const window = open();
  const list = window.follower.news.get();
  window.caughtUp.set(false);
  window.caughtUp.set(true);
  window.idle();
  expect(window.follower.news.get()).toBe(list);
});
