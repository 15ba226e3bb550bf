/** Languages offered for paragraphs: the region's and the United Nations'. A text's own tag is added when missing. */
export const PAGE_LANGUAGES: readonly string[] = [
  'ar', 'bn', 'zh', 'dv', 'dz', 'en', 'fil', 'fr', 'ka', 'hi', 'id', 'ja', 'kk', 'km', 'ko', 'ky', 'lo', 'ms', 'mn',
  'my', 'ne', 'fa', 'ps', 'ru', 'si', 'es', 'tg', 'ta', 'tet', 'th', 'tr', 'tk', 'ur', 'uz', 'vi',
];
