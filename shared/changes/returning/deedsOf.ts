/**
 * What one side did to a passage, deed by deed (R3): each with a key that is the same for the same deed of the
 * other side (R4), so that what both did alike can be told from what each did by itself.
 */
import type { ParagraphId } from '../../document/DocumentContent.ts';
import { PARAGRAPH_END } from '../../document/DocumentContent.ts';
import { PROPERTY_NAMES } from '../../document/paragraphProperties.ts';
import type { Author } from '../Author.ts';
import { readChangeKey } from '../changeKey.ts';
import type { SuggestionId } from '../Suggestion.ts';
import { formatsKey } from './findPassages.ts';
import type { SeenDecision, SeenParagraph, SeenText } from './SeenText.ts';

export const DEEDS = [
  'insert',
  'delete',
  'split',
  'join',
  'format',
  'property',
  'move',
  'accept',
  'reject',
  'reopen',
  'withdraw',
] as const;
export type DeedKind = (typeof DEEDS)[number];

export interface Deed {
  readonly key: string;
  readonly kind: DeedKind;
  /** As a suggestion. */
  readonly proposed: boolean;
  /** Null where nobody is known by name: text changed directly by a session that never suggested or decided. */
  readonly by: Author | null;
  /** The character or paragraph end it is about, as `client:clock`. */
  readonly at: string;
  /** Whether that is one of the text before. */
  readonly onBefore: boolean;
  /** For what was put in: the nearest characters of the text before, in its paragraph. */
  readonly between: readonly string[];
  /** The paragraph of the text before that it happened in; null in one that is new, which changes none beside it. */
  readonly home: ParagraphId | null;
  /** Suggestions it belongs to or is about. */
  readonly suggestions: readonly SuggestionId[];
}

/** One character or paragraph end as it stands in one text. */
export interface SeenCharacter {
  readonly key: string;
  readonly client: number;
  readonly text: string;
  readonly formats: string;
  /** `+id`, `-id`, ...: see changeKey.ts. */
  readonly signs: readonly string[];
  readonly paragraph: SeenParagraph;
}

export function charactersOf(paragraphs: readonly SeenParagraph[]): SeenCharacter[] {
  return paragraphs.flatMap((paragraph) => {
    const characters = paragraph.runs.flatMap(({ client, clock, text, formats, change }) => {
      const shared = { client, formats: formatsKey(formats), signs: signsOf(change), paragraph };
      return Array.from({ length: text.length }, (_, offset) => ({
        ...shared,
        key: `${client}:${clock + offset}`,
        text: text.charAt(offset),
      }));
    });
    const { root, change } = paragraph;
    const client = Number(root.split(':')[0]);
    // A last paragraph without an end of its own has the key of none.
    const end = { key: root, client, text: PARAGRAPH_END, formats: '', signs: signsOf(change), paragraph };
    return [...characters, end];
  });
}

const signsOf = (change: string) => (change === '' ? NO_SIGNS : change.split(' '));
const NO_SIGNS: readonly string[] = Object.freeze([]);

/** Decisions of one side that the text before does not have, by suggestion. */
export function newDecisions(before: SeenText, after: SeenText): Map<SuggestionId, SeenDecision[]> {
  const made = new Map<SuggestionId, SeenDecision[]>();
  for (const [suggestion, decisions] of after.decisions) {
    const known = before.decisions.get(suggestion);
    const fresh = [...decisions].filter(([id]) => known?.has(id) !== true).map(([, one]) => one);
    if (fresh.length > 0) made.set(suggestion, fresh);
  }
  return made;
}

export function deedsOf(
  before: readonly SeenParagraph[],
  after: readonly SeenParagraph[],
  decided: ReadonlyMap<SuggestionId, readonly SeenDecision[]>,
  text: SeenText,
): Deed[] {
  return new DeedReader(charactersOf(before), charactersOf(after), decided, text).read();
}

const VERDICT_KINDS = { accepted: 'accept', rejected: 'reject', open: 'reopen' } as const;

class DeedReader {
  readonly #before: readonly SeenCharacter[];
  readonly #after: readonly SeenCharacter[];
  readonly #decided: ReadonlyMap<SuggestionId, readonly SeenDecision[]>;
  readonly #text: SeenText;
  readonly #old: ReadonlyMap<string, SeenCharacter>;
  readonly #roots: ReadonlySet<ParagraphId>;
  /** For each character after: the nearest ones of the text before on its left and right, in its paragraph. */
  readonly #left: readonly (SeenCharacter | undefined)[];
  readonly #right: readonly (SeenCharacter | undefined)[];
  readonly #deeds: Deed[] = [];

  constructor(
    before: readonly SeenCharacter[],
    after: readonly SeenCharacter[],
    decided: ReadonlyMap<SuggestionId, readonly SeenDecision[]>,
    text: SeenText,
  ) {
    this.#before = before;
    this.#after = after;
    this.#decided = decided;
    this.#text = text;
    this.#old = new Map(before.map((one) => [one.key, one]));
    this.#roots = new Set(before.map(({ paragraph }) => paragraph.root));
    this.#left = nearest(after, this.#old);
    this.#right = nearest(after.toReversed(), this.#old).reverse();
  }

  read(): Deed[] {
    const standing = new Set<string>();
    for (const [index, character] of this.#after.entries()) {
      standing.add(character.key);
      const old = this.#old.get(character.key);
      if (old === undefined) this.#putIn(index, character);
      else this.#changed(old, character);
    }
    for (const old of this.#before) if (!standing.has(old.key)) this.#takenOut(old);
    return this.#deeds;
  }

  #add(
    character: SeenCharacter,
    deed: Pick<Deed, 'key' | 'kind'> &
      Partial<Pick<Deed, 'proposed' | 'by' | 'between' | 'home' | 'suggestions'>>,
  ): void {
    const old = this.#old.get(character.key);
    this.#deeds.push({
      proposed: false,
      by: null,
      at: character.key,
      onBefore: old !== undefined,
      between: [],
      home: old?.paragraph.root ?? null,
      suggestions: [],
      ...deed,
    });
  }

  #putIn(index: number, character: SeenCharacter): void {
    const between = [this.#left[index], this.#right[index]].filter((one) => one !== undefined);
    const { root } = character.paragraph;
    const home = this.#roots.has(root) ? root : (between[0]?.paragraph.root ?? null);
    this.#add(character, {
      key: `in ${character.key}`,
      kind: character.text === PARAGRAPH_END ? 'split' : 'insert',
      proposed: character.signs.some((sign) => sign.startsWith('+')),
      by: this.#text.people.get(character.client) ?? null,
      between: between.map(({ key }) => key),
      home,
      suggestions: suggestionsIn(character.signs),
    });
  }

  #takenOut(old: SeenCharacter): void {
    const decision = this.#decisionOn(old.signs);
    this.#add(old, {
      key: `out ${old.key}`,
      kind: decision === null ? (old.text === PARAGRAPH_END ? 'join' : 'delete') : decision.kind,
      by: decision?.by ?? null,
      suggestions: suggestionsIn(old.signs),
    });
    if (decision !== null) this.#noteDecision(old, decision);
  }

  #changed(old: SeenCharacter, now: SeenCharacter): void {
    const suggestions = suggestionsIn([...old.signs, ...now.signs]);
    // What comes back because a decision was taken back is no new proposal.
    const fresh = now.signs.filter(
      (sign) => !old.signs.includes(sign) && !sign.endsWith('!') && !this.#decided.has(idIn(sign)),
    );
    const gone = old.signs.filter((sign) => !now.signs.includes(sign));
    const decision = this.#decisionOn([...gone, ...now.signs.filter((sign) => !old.signs.includes(sign))]);
    if (decision !== null) this.#noteDecision(old, decision);
    const proposedBy = (op: string) => {
      const sign = fresh.find((one) => one.startsWith(op));
      return sign === undefined ? null : (this.#text.authors.get(idIn(sign)) ?? null);
    };
    if (fresh.some((sign) => sign.startsWith('-'))) {
      const kind = old.text === PARAGRAPH_END ? 'join' : 'delete';
      this.#add(old, { key: `out? ${old.key}`, kind, proposed: true, by: proposedBy('-'), suggestions });
    }
    if (old.formats !== now.formats || fresh.some((sign) => sign.startsWith('~'))) {
      this.#add(old, {
        key: `format ${old.key} ${now.formats}`,
        kind: decision?.kind ?? 'format',
        proposed: fresh.some((sign) => sign.startsWith('~')),
        by: decision?.by ?? proposedBy('~'),
        suggestions,
      });
    }
    if (gone.some((sign) => !this.#decided.has(idIn(sign)))) {
      this.#add(old, { key: `withdraw ${old.key} ${gone.join()}`, kind: 'withdraw', suggestions });
    }
    if (old.key === old.paragraph.root) this.#restyled(old, now, decision, proposedBy('#'), suggestions);
  }

  #restyled(
    old: SeenCharacter,
    now: SeenCharacter,
    decision: Decided | null,
    author: Author | null,
    suggestions: readonly SuggestionId[],
  ): void {
    const [was, is] = [old.paragraph, now.paragraph];
    for (const name of PROPERTY_NAMES) {
      if (was.properties[name] === is.properties[name]) continue;
      this.#add(old, {
        key: `property ${is.root} ${name} ${is.properties[name]}`,
        kind: decision?.kind ?? 'property',
        proposed: author !== null,
        by: decision?.by ?? author,
        suggestions,
      });
    }
    if (is.moved !== null && is.moved !== was.moved) {
      const by = this.#text.people.get(Number(is.moved.split(':')[0])) ?? null;
      this.#add(old, { key: `move ${is.root} ${is.moved}`, kind: 'move', by });
    }
  }

  /** The latest of this side's decisions on any of these. */
  #decisionOn(signs: readonly string[]): Decided | null {
    for (const sign of signs) {
      const suggestion = idIn(sign);
      const last = this.#decided.get(suggestion)?.at(-1);
      if (last !== undefined)
        return { kind: VERDICT_KINDS[last.verdict], by: last.author, says: last.says, suggestion };
    }
    return null;
  }

  #noteDecision(at: SeenCharacter, { kind, by, says, suggestion }: Decided): void {
    this.#add(at, { key: `decide ${suggestion} ${says}`, kind, by, suggestions: [suggestion] });
  }
}

/** The last character of the text before in front of each, in the same paragraph. */
function nearest(
  characters: readonly SeenCharacter[],
  old: ReadonlyMap<string, SeenCharacter>,
): (SeenCharacter | undefined)[] {
  let paragraph: SeenParagraph | undefined;
  let last: SeenCharacter | undefined;
  return characters.map((character) => {
    if (character.paragraph !== paragraph) last = undefined;
    paragraph = character.paragraph;
    const found = last;
    last = old.get(character.key) ?? last;
    return found;
  });
}

interface Decided {
  readonly kind: DeedKind;
  readonly by: Author;
  readonly says: string;
  readonly suggestion: SuggestionId;
}

const idIn = (sign: string): SuggestionId => readChangeKey(sign)[0]?.id ?? '';
export const suggestionsIn = (signs: readonly string[]): SuggestionId[] => [...new Set(signs.map(idIn))];
