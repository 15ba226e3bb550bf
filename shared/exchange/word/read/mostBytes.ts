/** How large a Word file may be, in bytes. Most of a large one are pictures. Apart, so that asking costs no reader. */
export const MOST_BYTES = 96 * 1024 * 1024;
