/** The delegation of people of whom a file says none: it says nothing to anybody, and is not shown as one's country. */
export const FROM_WORD = 'Word';
