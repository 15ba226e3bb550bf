/** Whom a message mentions or a thread is given to: a person, or a delegation whoever speaks for it. */
import { readAuthor } from '../Author.ts';

export type Addressee =
  | {
      readonly kind: 'person';
      readonly id: string;
      /** As they called themselves then; `knownPeople` has what they call themselves now. */
      readonly name: string;
      readonly delegation: string;
    }
  | { readonly kind: 'delegation'; readonly delegation: string };

/** Stored as `[0, person, name, delegation]` or `[1, delegation]`. */
export function writeAddressee(to: Addressee): unknown[] {
  return to.kind === 'person' ? [0, to.id, to.name, to.delegation] : [1, to.delegation];
}

/** null where it is none. */
export function readAddressee(value: unknown): Addressee | null {
  if (!Array.isArray(value)) return null;
  const [kind, first, name, delegation] = value as unknown[];
  if (kind === 0) {
    const person = readAuthor(first, name, delegation);
    return person === null ? null : { kind: 'person', ...person };
  }
  const usable = typeof first === 'string' && first !== '' && first.length <= 200;
  return kind === 1 && usable ? { kind: 'delegation', delegation: first } : null;
}

/** One word for whom it is, whatever they are called. */
export function addresseeKey(to: Addressee): string {
  return to.kind === 'person' ? `person ${to.id}` : `delegation ${to.delegation}`;
}

/** Whether this is for that person: by name, or through their delegation. */
export function isFor(to: Addressee, person: { readonly id: string; readonly delegation: string }): boolean {
  return to.kind === 'person' ? to.id === person.id : to.delegation === person.delegation;
}
