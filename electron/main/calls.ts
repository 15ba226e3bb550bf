/**
 * The calls from the screens to the desktop, derived from `DeskBridge`: a new method there does not compile
 * until its arguments have a check here. The page may be compromised by what people paste into it, so every
 * argument is looked at on this side, whatever the types say.
 */
import type { DeskBridge } from '../../shared/platform/DeskBridge.ts';
import { isOpenable } from './navigation.ts';

/** What the desktop answers: the bridge without its constant. */
export type DeskCalls = Omit<DeskBridge, 'kind'>;
export type CallName = keyof DeskCalls;

type Check = (value: unknown) => boolean;
type ChecksOf<Arguments extends readonly unknown[]> = { readonly [Index in keyof Arguments]: Check };
type Checks = { readonly [Name in CallName]: ChecksOf<Parameters<DeskCalls[Name]>> };

const MAX_FILE_BYTES = 512 * 1024 * 1024;

const text =
  (longest: number): Check =>
  (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= longest;

const CHECKS: Checks = {
  host: [],
  saveFile: [
    text(300),
    (value) => typeof value === 'string' && /^[\w.+-]+\/[\w.+-]+(;[ \w=.-]+)?$/.test(value),
    (value) => value instanceof Uint8Array && value.byteLength <= MAX_FILE_BYTES,
  ],
  openExternal: [(value) => text(8_000)(value) && isOpenable(value as string)],
};

export const CALL_NAMES = Object.keys(CHECKS) as CallName[];

/** Whether these are exactly the arguments the call takes. */
export function areArguments<Name extends CallName>(
  name: Name,
  args: readonly unknown[],
): args is Parameters<DeskCalls[Name]> {
  const checks = CHECKS[name] as readonly Check[];
  return args.length === checks.length && checks.every((check, index) => check(args[index]));
}

/**
 * Answers one call: only for a page of the desk (`asking` is its origin), only with arguments that pass. What is
 * thrown reaches the page as a rejected promise.
 */
export async function answerCall(
  answers: DeskCalls,
  desk: string,
  asking: string | undefined,
  name: CallName,
  args: readonly unknown[],
): Promise<unknown> {
  if (asking !== desk) throw new Error('Only the desk may call the desktop.');
  if (!areArguments(name, args)) throw new Error(`The desktop does not take these arguments for ${name}.`);
  return (answers[name] as (...args: unknown[]) => Promise<unknown>)(...args);
}
