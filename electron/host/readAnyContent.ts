/** Content that came from outside, whichever of the two it is. */
import type { DocumentContent } from '../../shared/document/DocumentContent.ts';
import { isObject } from '../../shared/document/outside/looseValues.ts';
import type { TrackedContent } from '../../shared/exchange/tracked/TrackedContent.ts';
import { readContent } from './readContent.ts';
import { readTrackedContent } from './readTrackedContent.ts';

/** null where the shape is that of neither. */
export function readAnyContent(value: unknown): DocumentContent | TrackedContent | null {
  return isObject(value) && 'tracked' in value ? readTrackedContent(value) : readContent(value);
}
