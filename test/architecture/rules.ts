/** The rooms of the house and the arrows allowed between them. Arrows point down only. */

/** Which rooms each room may import. A room may always import itself. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/document': [],
  'shared/changes': ['shared/document'],
  'shared/seminar': ['shared/changes', 'shared/document'],
  'shared/exchange': ['shared/changes', 'shared/document'],
  'shared/sync': [],
  'shared/platform': [],
  'electron/host': ['shared/*'],
  'electron/main': ['shared/*'],
  'electron/cli': ['electron/host', 'shared/*'],
  'electron/preload': ['electron/main', 'shared/*'],
  'electron/shell': ['electron/main', 'electron/host', 'electron/cli', 'shared/*'],
  'renderer/platform': ['shared/*'],
  'renderer/ui': ['shared/*'],
  'renderer/editor': ['renderer/ui', 'renderer/platform', 'shared/*'],
  'renderer/features': ['renderer/editor', 'renderer/ui', 'renderer/platform', 'shared/*'],
  'renderer/app': ['renderer/features', 'renderer/editor', 'renderer/ui', 'renderer/platform', 'shared/*'],
};

/** Types may travel where code may not. */
export const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  'shared/sync': ['shared/document'],
  'shared/platform': ['shared/document'],
};

/** Only these touch Electron when they run; `electron/main` may name its types. */
export const TOUCHES_ELECTRON = ['electron/shell', 'electron/preload'];
export const NAMES_ELECTRON = [...TOUCHES_ELECTRON, 'electron/main'];

/** `shared` runs anywhere: in a browser, in Node, without a screen. */
export const NOT_IN_SHARED = /^(react|react-dom|react-.+|lexical|@lexical\/.+)(\/|$)/;

/** A file beyond this holds a second idea. */
export const LONGEST_FILE = 400;

/** 'shared/document' of 'shared/document/a.ts'; a feature is part of the room `renderer/features`. */
export function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** 'comments' of 'renderer/features/comments/a.ts', null elsewhere. */
export function featureOf(path: string): string | null {
  const parts = path.split('/');
  return roomOf(path) === 'renderer/features' && parts.length > 3 ? (parts[2] ?? null) : null;
}

export function allows(
  rules: Readonly<Record<string, readonly string[]>>,
  from: string,
  to: string,
): boolean {
  return (rules[from] ?? []).some((each) => each === to || (each === 'shared/*' && to.startsWith('shared/')));
}
