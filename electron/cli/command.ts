/** What a command of `rapporteur` is: its words, its options and what it does. */
import type { ParseArgsOptionsConfig } from 'node:util';

/** Exit codes of every command, as its help says them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  damaged: 3,
  inUse: 4,
  notFound: 5,
} as const;

export const EXIT_WORDS: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'failed (the message says why)',
  2: 'wrong usage',
  3: 'the data is damaged',
  4: 'in use: the folder by another desk, or the port by another program; or a seminar is there already',
  5: 'not found: the folder, document, template or file',
};

export interface Io {
  /** The result: for people, or one JSON value for programs. */
  out(text: string): void;
  /** Progress and complaints. */
  err(text: string): void;
  /** Whether a person watches stderr. */
  readonly terminal: boolean;
  /** Aborted by Ctrl+C or a polite kill. */
  readonly signal: AbortSignal;
}

export type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** How to call it, without `rapporteur`. */
  readonly usage: string;
  /** One line for each option, as shown by --help. */
  readonly explain: readonly (readonly [option: string, meaning: string])[];
  readonly options: ParseArgsOptionsConfig;
  /** Options that must be there. */
  readonly required: readonly string[];
  readonly positionals: number;
  readonly exits: readonly number[];
  run(values: Values, positionals: readonly string[], io: Io): Promise<number>;
}

export function helpOf(command: Command): string {
  const rows = [...command.explain, ['--help', 'shows this'] as const];
  const width = Math.max(...rows.map(([option]) => option.length)) + 2;
  const exits = [0, 1, 2, ...command.exits].map((code) => `  ${code}  ${EXIT_WORDS[code]}`);
  return [
    command.summary,
    '',
    `Usage: rapporteur ${command.usage}`,
    '',
    ...rows.map(([option, meaning]) => `  ${option.padEnd(width)}${meaning}`),
    '',
    'Exit codes:',
    ...exits,
  ].join('\n');
}
