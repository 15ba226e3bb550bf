/** Who is compared, and what each is called in the tables. */
export const CONTENDERS = ['lexical', 'v1', 'v2', 'ours'] as const;
export type ContenderName = (typeof CONTENDERS)[number];

export const TITLES: Readonly<Record<ContenderName, string>> = {
  lexical: 'Lexical alone',
  v1: '@lexical/yjs v1',
  v2: '@lexical/yjs V2',
  ours: 'ours',
};
