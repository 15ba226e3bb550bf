/** From a method and a path to the function that answers. */
import type { Call } from './http.ts';

export type Answer = (call: Call) => void | Promise<void>;

export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** `/api/documents/:id/state`: a part that begins with a colon stands for anything but a slash. */
  readonly path: string;
  readonly answer: Answer;
}

export type Found =
  | { readonly kind: 'found'; readonly answer: Answer; readonly parameters: Record<string, string> }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown' };

export function findRoute(routes: readonly Route[], method: string, path: string): Found {
  const allowed: string[] = [];
  for (const route of routes) {
    const parameters = matchPath(route.path, path);
    if (parameters === null) continue;
    if (route.method === method) return { kind: 'found', answer: route.answer, parameters };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: 'wrong-method', allowed } : { kind: 'unknown' };
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const actual = given[at] ?? '';
    if (part.startsWith(':') && actual !== '') parameters[part.slice(1)] = actual;
    else if (part !== actual) return null;
  }
  return parameters;
}
