/**
 * Kills the host, or its bare log, in the middle of load: `npm run chaos -- --kills 200 [--via log|wire]
 * [--seed N]`. A third of the kills come at a random moment, a third while it compacts, and a third inside
 * a named transaction, before COMMIT in the one file or the other. After each, everything that was
 * acknowledged must be there (rule L14); the seed is printed, and a failure ends with code 1.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Channel, type Line, logLine, wireLine } from './killLines.ts';
import type { DieAt, FromTarget, ToTarget } from './killTarget.ts';
import { KillWriter } from './killWriter.ts';
import { openLog } from './openLog.ts';
import { COPY_NAMES } from './pair.ts';
import { loadDocument } from './snapshot.ts';

export interface KillReport {
  readonly seed: number;
  readonly kills: number;
  /** How many came at a random moment, while compacting, and inside a named transaction. */
  readonly byChance: number;
  readonly compacting: number;
  readonly inTransaction: number;
  readonly acknowledged: number;
  /** What was not as acknowledged; empty when all is well. */
  readonly wrong: readonly string[];
}

export interface KillOptions {
  readonly kills: number;
  readonly via: 'log' | 'wire';
  readonly seed: number;
  readonly progress?: (line: string) => void;
}

const WRITERS = 4;
const DOCUMENTS = ['one', 'two'];

/** mulberry32: the same seed gives the same choices (not the same timing). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Target extends Channel {
  readonly child: ChildProcess;
  readonly gone: Promise<void>;
  readonly open: Promise<Extract<FromTarget, { tell: 'open' }> | null>;
}

/** Starts a process to be killed, and asks it to open the folder. */
export function startTarget(ask: ToTarget, failed: (message: string) => void): Target {
  const child = fork(join(import.meta.dirname, 'killTarget.ts'), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const open = new Promise<Extract<FromTarget, { tell: 'open' }> | null>((resolve) => {
    child.on('message', (message: FromTarget) => {
      if (message.tell === 'open') resolve(message);
      if (message.tell === 'failed') {
        failed(message.message);
        resolve(null);
      }
    });
    void gone.then(() => resolve(null));
  });
  const channel: Channel = {
    // It may be gone already: then the edit stays pending and is sent to the next one.
    send: (message) => void (child.connected && child.send(message, () => {})),
    onMessage: (listener) => void child.on('message', listener),
  };
  channel.send(ask);
  return { child, gone, open, ...channel };
}

/** The texts as the files have them, read without the process. */
function readTexts(folder: string): { texts: Map<string, string>; damage: string[] } {
  const opened = openLog({ folder: join(folder, 'log'), evidence: join(folder, 'damaged'), readOnly: true });
  if (!opened.ok) return { texts: new Map(), damage: [opened.message] };
  const { log } = opened;
  const texts = new Map<string, string>();
  for (const id of DOCUMENTS) {
    const { doc, missing } = loadDocument(log.read(id).updates);
    texts.set(id, missing ? '' : doc.getText('body').toString());
    doc.destroy();
  }
  const damage = log.damage().map(({ file, what }) => `${file}: ${what}`);
  void log.close();
  return { texts, damage };
}

export async function runKills({ kills, via, seed, progress = () => {} }: KillOptions): Promise<KillReport> {
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-kill-'));
  const writers = Array.from(
    { length: WRITERS },
    (_, at) => new KillWriter(`w${at}`, DOCUMENTS[at % DOCUMENTS.length] as string, random),
  );
  const wrong: string[] = [];
  const count = { byChance: 0, compacting: 0, inTransaction: 0 };
  const check = (when: string, where = folder) => {
    const { texts, damage } = readTexts(where);
    wrong.push(...damage.map((what) => `${when}: ${what}`));
    for (const writer of writers) {
      wrong.push(...writer.wrongIn(texts.get(writer.document) ?? '').map((what) => `${when}: ${what}`));
    }
  };
  try {
    if (via === 'wire') await seedDocuments(folder);
    for (let kill = 1; kill <= kills && wrong.length === 0; kill++) {
      const kind = (['byChance', 'compacting', 'inTransaction'] as const)[kill % 3] ?? 'byChance';
      await oneKill({
        folder,
        via,
        kind,
        writers,
        random,
        failed: (message) => wrong.push(`kill ${kill}: ${message}`),
      });
      count[kind]++;
      check(`after kill ${kill} (${kind})`);
      if (kill % 20 === 0) {
        const sum = writers.reduce((total, { record }) => total + record.acknowledged, 0);
        progress(`${kill} kills, ${sum} edits acknowledged, ${wrong.length} wrong`);
      }
    }
    // Mended once more, each of the two files must be enough by itself.
    const last = startTarget({ ask: 'log', folder, dieAt: null }, (message) => wrong.push(message));
    await last.open;
    last.child.kill('SIGKILL');
    await last.gone;
    for (const name of COPY_NAMES) {
      const alone = mkdtempSync(join(tmpdir(), 'rapporteur-kill-'));
      cpSync(join(folder, 'log'), join(alone, 'log'), { recursive: true });
      for (const part of ['', '-wal', '-shm']) rmSync(join(alone, 'log', name + part), { force: true });
      const { texts } = readTexts(alone);
      for (const writer of writers) {
        wrong.push(
          ...writer.wrongIn(texts.get(writer.document) ?? '').map((what) => `without ${name}: ${what}`),
        );
      }
      rmSync(alone, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const acknowledged = writers.reduce((total, { record }) => total + record.acknowledged, 0);
  return {
    seed,
    kills: count.byChance + count.compacting + count.inTransaction,
    ...count,
    acknowledged,
    wrong,
  };
}

/** Documents that may be joined: the host makes them, never a client. */
async function seedDocuments(folder: string): Promise<void> {
  const opened = openLog({ folder: join(folder, 'log'), evidence: join(folder, 'damaged') });
  if (!opened.ok) throw new Error(opened.message);
  const { doc } = loadDocument([]);
  doc.getMap('paragraphs').set('made', true);
  const { encodeStateAsUpdate } = await import('yjs');
  await Promise.all(DOCUMENTS.map((id) => opened.log.append(id, encodeStateAsUpdate(doc)).durable));
  await opened.log.close();
}

interface OneKill {
  readonly folder: string;
  readonly via: 'log' | 'wire';
  readonly kind: 'byChance' | 'compacting' | 'inTransaction';
  readonly writers: readonly KillWriter[];
  readonly random: () => number;
  readonly failed: (message: string) => void;
}

async function oneKill({ folder, via, kind, writers, random, failed }: OneKill): Promise<void> {
  const dieAt: DieAt | null =
    kind === 'inTransaction'
      ? {
          work: random() < 0.5 ? 'append' : 'compact',
          copy: random() < 0.5 ? 0 : 1,
          nth: 1 + Math.floor(random() * 4),
        }
      : null;
  const target = startTarget({ ask: via === 'log' ? 'log' : 'host', folder, dieAt }, failed);
  let alive = true;
  void target.gone.then(() => {
    alive = false;
  });
  const opened = await target.open;
  if (opened === null) {
    target.child.kill('SIGKILL');
    await target.gone;
    return;
  }
  if (opened.damage > 0) failed('a kill left what was taken for damage');
  let ready = 0;
  const lines: Line[] = writers.map((writer, at) =>
    via === 'log'
      ? logLine(writer, target, at + 1)
      : wireLine(writer, opened.origin, opened.token, () => {
          ready++;
        }),
  );
  const atCompaction = { armed: kind === 'compacting' };
  const shoot = () => target.child.kill('SIGKILL');
  target.onMessage((message) => {
    if (message.tell !== 'compacting' || !atCompaction.armed || random() < 0.5) return;
    atCompaction.armed = false;
    shoot();
  });
  const start = performance.now();
  const fireAt = 60 + random() * 240;
  // Whatever the plan was, nobody outlives five seconds: then it counts as a kill at a random moment.
  while (alive && performance.now() - start < 5_000) {
    for (const line of lines) for (let n = Math.floor(random() * 4); n > 0; n--) line.write();
    if (via === 'log' && random() < 0.15) {
      target.send({ ask: 'compact', document: DOCUMENTS[Math.floor(random() * DOCUMENTS.length)] as string });
    }
    const loaded = via === 'log' || ready === lines.length;
    if (kind === 'byChance' && loaded && performance.now() - start > fireAt) shoot();
    await pause(2);
  }
  shoot();
  await target.gone;
  for (const line of lines) line.close();
  // What was told before the end is still read: only then is the count of acknowledged edits complete.
  await pause(5);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, via: { type: 'string' }, seed: { type: 'string' } },
  });
  const kills = Number(values.kills ?? 200);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  // Without a choice: most straight into the log, every fifth through a WebSocket.
  const plans: [KillOptions['via'], number][] =
    values.via === 'log' || values.via === 'wire'
      ? [[values.via, kills]]
      : [
          ['log', kills - Math.floor(kills / 5)],
          ['wire', Math.floor(kills / 5)],
        ];
  for (const [via, share] of plans) {
    const report = await runKills({
      kills: share,
      via,
      seed,
      progress: (line) => console.error(`  ${via}: ${line}`),
    });
    console.log(JSON.stringify({ via, ...report, wrong: report.wrong.slice(0, 10) }));
    if (report.wrong.length > 0) process.exitCode = 1;
  }
}
