/** A desk as people meet it: the real host process on a folder of its own, serving the built screens. */
import type { HostProcess } from '../../sync/hostProcess.ts';
import { startHostProcess } from '../../sync/hostProcess.ts';
import { builtScreens } from './screens.ts';

export interface TestDesk {
  /** To be killed and started again. */
  readonly host: HostProcess;
  readonly origin: string;
  /** What a person opens first. */
  readonly link: string;
  /** Empty until a seminar was started. */
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  /** The screen of a document. */
  addressOf(id: string): string;
  close(): Promise<void>;
}

export interface DeskOptions {
  /** A template's id, 'blank' for an empty seminar, null for none yet. The regional seminar where not given. */
  readonly template?: string | null;
}

export async function startDesk({ template = 'regional-seminar' }: DeskOptions = {}): Promise<TestDesk> {
  const host = await startHostProcess(['--screens', await builtScreens()]);
  const documents: { id: string; title: string }[] = [];
  if (template !== null) {
    const response = await fetch(`${host.origin}/api/seminar`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${host.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(template === 'blank' ? { template: null, title: 'Test seminar' } : { template }),
    });
    if (!response.ok)
      throw new Error(`The seminar was not started: ${response.status} ${await response.text()}`);
    documents.push(...((await response.json()) as { documents: typeof documents }).documents);
  }
  return {
    host,
    origin: host.origin,
    link: `${host.origin}/#token=${host.token}`,
    documents,
    addressOf: (id) => `${host.origin}/#/d/${encodeURIComponent(id)}`,
    close: () => host.close(),
  };
}
