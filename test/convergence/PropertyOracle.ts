/**
 * No paragraph may show a style, level, alignment or language nobody gave it. What was given is noted from
 * the screen of the person who gave it, paragraph by paragraph, property by property.
 */
import { OPEN_PARAGRAPH, paragraphId, parseParagraphId } from '../../shared/document/ids.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES } from '../../shared/document/paragraphProperties.ts';
import type { Replica } from './Replica.ts';

type Screen = ReturnType<Replica['shown']>;

export class PropertyOracle {
  readonly #given = new Map<string, Set<unknown>>();

  #key(replica: Replica, id: string, name: string): string {
    const mark = parseParagraphId(id);
    return `${mark === null ? id : paragraphId(replica.desk.flow.lineage.rootOf(mark))}:${name}`;
  }

  did(replica: Replica, before: Screen, after: Screen): void {
    const known = new Map(before.map(({ id, properties }) => [id, properties]));
    for (const { id, properties } of after) {
      for (const name of PROPERTY_NAMES) {
        if (known.get(id)?.[name] === properties[name]) continue;
        const key = this.#key(replica, id, name);
        const given = this.#given.get(key);
        if (given === undefined) this.#given.set(key, new Set([properties[name]]));
        else given.add(properties[name]);
      }
    }
  }

  /** The first paragraph that shows what nobody gave it, in words; null when there is none. */
  judge(replica: Replica): string | null {
    for (const { id, properties } of replica.shown()) {
      for (const name of PROPERTY_NAMES) {
        const value = properties[name];
        if (id === OPEN_PARAGRAPH && value === DEFAULT_PROPERTIES[name]) continue;
        if (!this.#given.get(this.#key(replica, id, name))?.has(value))
          return `paragraph ${id} shows ${name} ${value}`;
      }
    }
    return null;
  }
}
