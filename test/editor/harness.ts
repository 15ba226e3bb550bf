/**
 * What the editor's browser tests share: `const desk = useHarness()` at the top of a file, then `desk.open(...)`.
 * After each test both desks must have come to the same, without one error.
 */
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type HarnessBrowser, openBrowser, openPage } from './openBrowser.ts';
import type { DeskApi, Place, PlainParagraph, Who } from './page/DeskApi.ts';

type Answer<K extends keyof DeskApi> = Promise<ReturnType<DeskApi[K]>>;

export class Harness {
  #browser: HarnessBrowser | null = null;
  #page: Page | null = null;
  #session: CDPSession | null = null;
  readonly faults: string[] = [];

  async start(): Promise<void> {
    this.#browser = await openBrowser();
    this.#page = await openPage(this.#browser, this.faults);
    this.#session = await this.#page.context().newCDPSession(this.#page);
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
  }

  get page(): Page {
    if (this.#page === null) throw new Error('the harness has not started');
    return this.#page;
  }

  get session(): CDPSession {
    if (this.#session === null) throw new Error('the harness has not started');
    return this.#session;
  }

  async call<K extends keyof DeskApi>(name: K, ...args: Parameters<DeskApi[K]>): Answer<K> {
    return this.page.evaluate(
      ([name, args]) => {
        const { desk } = window as unknown as { desk: Record<string, (...args: unknown[]) => unknown> };
        return desk[name]?.(...args);
      },
      [name as string, args as unknown[]] as const,
    ) as Answer<K>;
  }

  /** Each string is a body paragraph. */
  async open(...paragraphs: (string | PlainParagraph)[]) {
    const content = paragraphs.map((one) =>
      typeof one === 'string' ? { runs: one === '' ? [] : ([[one]] as const) } : one,
    );
    await this.call('open', content);
    // Paragraphs have their size once they were drawn.
    await this.settle();
  }

  /** Puts the caret there (or a selection) and waits until the editor has heard of it. */
  async select(who: Who, anchor: Place, focus: Place = anchor) {
    await this.call('select', who, anchor, focus);
    await this.settle();
  }

  type(text: string) {
    return this.page.keyboard.type(text);
  }

  /** One after the other, no faster than the page is drawn. */
  async press(...keys: string[]) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.settle();
    }
  }

  /** As another program would: unlike the asynchronous interface, this cleans nothing. */
  async putOnClipboard(data: Readonly<Record<string, string>>) {
    await this.page.evaluate((data) => {
      const put = (event: ClipboardEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        for (const [type, text] of Object.entries(data)) event.clipboardData?.setData(type, text);
      };
      document.addEventListener('copy', put, { capture: true, once: true });
      document.execCommand('copy');
    }, data);
  }

  /** Selection changes reach the editor with the next frame. */
  async settle() {
    await this.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))),
    );
  }

  /** An input method shows this text as not yet final; the caret stands behind it. '' cancels. */
  async compose(text: string) {
    await this.session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** The input method hands over its final text. */
  async commit(text: string) {
    await this.session.send('Input.insertText', { text });
    await this.settle();
  }

  async expectSame() {
    await this.settle();
    expect(await this.call('differences')).toEqual([]);
  }
}

export function useHarness(): Harness {
  const harness = new Harness();
  beforeAll(() => harness.start());
  afterAll(() => harness.stop());
  afterEach(async () => {
    await harness.call('release');
    await harness.expectSame();
    expect(await harness.call('errors')).toEqual([]);
    expect(harness.faults.splice(0)).toEqual([]);
  });
  return harness;
}
