/** Other programs at the same work, each as a process of its own. One that is not here is named, not measured. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../../browser/findChromium.ts';

export interface PeerFiles {
  readonly folder: string;
  /** With revisions. */
  readonly word: Uint8Array;
  readonly html: string;
  readonly markdown: string;
}

export interface PeerTime {
  readonly who: string;
  readonly work: string;
  /** Milliseconds; null where it is not here. */
  readonly time: number | null;
}

export async function measurePeers({ folder, word, html, markdown }: PeerFiles): Promise<PeerTime[]> {
  writeFileSync(join(folder, 'peer.docx'), word);
  writeFileSync(join(folder, 'peer.html'), html);
  writeFileSync(join(folder, 'peer.md'), markdown);
  const office = (to: string) => () => {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    return run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
      join(folder, 'peer.docx'),
    ]);
  };
  // Its first start makes a profile, which nobody waits for twice.
  const hasOffice = office('txt:Text')() !== null;
  const pandoc = (from: string, to: string) => () =>
    run('pandoc', [join(folder, from), '-o', join(folder, to)]);
  return [
    { who: 'LibreOffice', work: 'Word in, Word out', time: hasOffice ? best(office('docx')) : null },
    { who: 'LibreOffice', work: 'Word in, PDF out', time: hasOffice ? best(office('pdf')) : null },
    {
      who: 'pandoc',
      work: 'Markdown in, Word out (no revisions)',
      time: best(pandoc('peer.md', 'pandoc.docx')),
    },
    { who: 'pandoc', work: 'Word in, Markdown out', time: best(pandoc('peer.docx', 'pandoc.md')) },
    { who: 'Chromium', work: 'HTML in, PDF out', time: await print(html) },
  ];
}

function best(work: () => number | null): number | null {
  const times = [work(), work()];
  return times.includes(null) ? null : Math.min(...(times as number[]));
}

function run(program: string, options: readonly string[]): number | null {
  const start = performance.now();
  const { status } = spawnSync(program, options, { timeout: 120_000, stdio: 'ignore' });
  return status === 0 ? performance.now() - start : null;
}

async function print(html: string): Promise<number | null> {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
  try {
    const page = await browser.newPage();
    const start = performance.now();
    await page.setContent(html);
    await page.pdf({ format: 'A4', tagged: true, outline: true });
    return performance.now() - start;
  } finally {
    await browser.close();
  }
}
