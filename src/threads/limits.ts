/** Characters of the title of a thread, which is one line of a list. */
export const TITLE_CHARACTERS = 200;
/** Items that are read from the database at once, to fill a page although some of its items are hidden. */
export const ITEMS_READ_AT_ONCE = 100;
/** Items that are returned with a thread, oldest first (reference: `_load_full_thread` in server.py). */
export const ITEMS_WITH_THREAD = 20;
