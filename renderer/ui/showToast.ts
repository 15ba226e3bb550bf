/**
 * A line at the foot of the screen that says what was just done, with a way to take it back, or why nothing was. One
 * at a time.
 */
import { writable } from '../../shared/platform/Readable.ts';

export interface ToastContent {
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export const toast = writable<ToastContent | null>(null);

/** It is not read aloud by itself: whoever shows it announces it, with what else there is to say. */
export function showToast(content: ToastContent): void {
  toast.set(content);
}
