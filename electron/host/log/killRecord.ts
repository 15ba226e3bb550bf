/**
 * What the client of a kill test knows by itself: which words it wrote, which it deleted, and which of these
 * edits it was told are durable. The host's word is checked against this, and against nothing of the host's.
 */
export interface Edit {
  readonly word: string;
  readonly deleted: boolean;
}

export class KillRecord {
  readonly #durable = new Map<string, 'written' | 'deleted'>();
  acknowledged = 0;

  acknowledge(edits: readonly Edit[]): void {
    for (const { word, deleted } of edits) this.#durable.set(word, deleted ? 'deleted' : 'written');
    this.acknowledged += edits.length;
  }

  /** Acknowledged words that the text lacks, or still has though their deletion was acknowledged. */
  wrongIn(text: string, isMaybeDeleted: (word: string) => boolean): string[] {
    const wrong: string[] = [];
    for (const [word, state] of this.#durable) {
      const times = text.split(word).length - 1;
      if (state === 'deleted' && times > 0) wrong.push(`${word} is back`);
      // An edit that was sent and not acknowledged may or may not have got in.
      if (state === 'written' && times !== 1 && !(times === 0 && isMaybeDeleted(word))) {
        wrong.push(`${word} is there ${times} times`);
      }
    }
    return wrong;
  }
}
