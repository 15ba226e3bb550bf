/** What the benchmark calls in the page. */
import './page.css';
import { $createRangeSelection, $getRoot, $isElementNode, $setSelection } from 'lexical';
import type { Mode } from '../../../renderer/editor/Review.ts';
import type { ContenderName } from '../contenders/Contender.ts';
import { $setPoint } from '../contenders/setPoint.ts';
import { sampleText } from '../sampleText.ts';
import { type Mounted, mountContender, type PeerStroke } from './mountContender.ts';
import { afterPaint, nextStroke, type Stroke } from './paintTimer.ts';

let mounted: Mounted | null = null;
let source: Parameters<typeof mountContender>[2] = { paragraphs: [], document: null };
let peerStrokes: PeerStroke[] = [];
let peerTimer: ReturnType<typeof setInterval> | undefined;
let caretBlock: HTMLElement | null = null;
let measuring: Promise<Stroke> | null = null;

function theEditor(): Mounted {
  if (mounted === null) throw new Error('nothing is mounted');
  return mounted;
}

const painted = () => new Promise<void>((resolve) => afterPaint(resolve));

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export const bench = {
  /**
   * Has everything in memory that opening takes, and a sheet with a line of text on the screen, as a desk has
   * by the time its document arrives: the first paint of a browser's window is not the editor's to answer for.
   */
  async prepare(name: ContenderName, words: number, path = `./data/${name}-${words}.update`): Promise<void> {
    const line = document.createElement('p');
    line.className = 'page-text';
    line.innerHTML = 'Opening <b>the document</b>';
    document.querySelector('main')?.append(line);
    await painted();
    line.remove();
    await painted();
    const update = name === 'lexical' ? null : await bytesOf(path);
    source = { paragraphs: name === 'lexical' ? sampleText(words) : [], document: update };
  },

  /** Opens and paints. @returns milliseconds */
  async open(name: ContenderName, contentVisibility: boolean): Promise<number> {
    const start = performance.now();
    const root = document.createElement('div');
    root.className = contentVisibility ? 'page-text' : 'page-text all-visible';
    root.contentEditable = 'true';
    document.querySelector('main')?.append(root);
    mounted = mountContender(name, root, source);
    await painted();
    return performance.now() - start;
  },

  /** Puts the caret into a paragraph (by share of the text) and brings it into sight. @returns milliseconds */
  async placeCaret(share: number): Promise<number> {
    const start = performance.now();
    const { lexical } = theEditor();
    let key = '';
    lexical.update(
      () => {
        const blocks = $getRoot().getChildren();
        // Never a heading, and one long enough.
        const from = Math.floor((blocks.length - 1) * share);
        const block = blocks.slice(from).find((one) => one.getTextContentSize() > 100) ?? blocks[from];
        if (!$isElementNode(block)) throw new Error('there is no paragraph');
        key = block.getKey();
        const selection = $createRangeSelection();
        $setPoint(selection.anchor, block, 20);
        $setPoint(selection.focus, block, 20);
        $setSelection(selection);
      },
      { discrete: true },
    );
    caretBlock = lexical.getElementByKey(key);
    caretBlock?.scrollIntoView({ block: 'center' });
    lexical.getRootElement()?.focus({ preventScroll: true });
    await painted();
    return performance.now() - start;
  },

  /** Of the editor of the desk; nobody else has any. */
  setMode(mode: Mode): void {
    theEditor().review?.setMode(mode);
  },

  /** Whether all of the text is on the page and, where it is under review, listed. */
  complete(): boolean {
    const { review, lexical } = theEditor();
    const proposed = lexical.getRootElement()?.querySelector('[data-proposed]') ?? null;
    return theEditor().isComplete() && (proposed === null || (review?.list.get().length ?? 0) > 0);
  },
  /** Suggestions nobody has decided on. */
  pending(): number {
    return (
      theEditor()
        .review?.list.get()
        .filter(({ status }) => status === 'pending').length ?? 0
    );
  },

  /** Waits for the next key; call it before the key is pressed, then `stroke` for the result. */
  expectKey(): void {
    measuring = nextStroke(() => caretBlock?.textContent?.length ?? 0);
  },
  /** Likewise for a key that strikes out a character of the caret's paragraph. */
  expectStruckOut(): void {
    measuring = nextStroke(() => {
      const struck = caretBlock?.querySelectorAll('[data-change~="delete"]') ?? [];
      return [...struck].reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0);
    });
  },
  stroke(): Promise<Stroke> {
    if (measuring === null) throw new Error('no key is expected');
    return measuring;
  },

  async loadPeer(path: string): Promise<number> {
    const strokes = (await (await fetch(path)).json()) as {
      update: string;
      cursor: [string, string] | null;
    }[];
    peerStrokes = strokes.map(({ update, cursor }) => ({
      update: Uint8Array.from(atob(update), (sign) => sign.charCodeAt(0)),
      cursor,
    }));
    return peerStrokes.length;
  },
  startPeer(every: number): void {
    const { receive } = theEditor();
    peerTimer = setInterval(() => {
      const stroke = peerStrokes.shift();
      if (stroke !== undefined) receive(stroke);
    }, every);
  },
  /** @returns how many of the peer's strokes were not needed */
  stopPeer(): number {
    clearInterval(peerTimer);
    return peerStrokes.length;
  },

  /** The text as the screen holds it, one string per paragraph. */
  lines(): string[] {
    const root = theEditor().lexical.getRootElement();
    return [...(root?.children ?? [])].map((element) => element.textContent ?? '');
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
