/** Who is compared, and what each is called in the tables. */
export const CONTENDERS = ['lexical', 'v1', 'v2', 'ours'] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** Without a screen also the least that any editor on Yjs must pay on top of Lexical: the document alone. */
export const HEADLESS = [...CONTENDERS, 'yjs'] as const;
export type HeadlessName = (typeof HEADLESS)[number];

export const TITLES: Readonly<Record<HeadlessName, string>> = {
  lexical: 'Lexical alone',
  v1: '@lexical/yjs v1',
  v2: '@lexical/yjs V2',
  ours: 'ours',
  yjs: '(Yjs alone, no editor)',
};
