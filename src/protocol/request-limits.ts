// What a client may send in the ChatKit protocol. A request above a limit is answered with 422 before its elements are read.

/** Characters (code points) of a message, over all of its parts. */
export const MESSAGE_LIMIT = 8_000;
/** Characters. A longer selection is cut, and a notice says so. */
export const SELECTED_TEXT_LIMIT = 2_000;
/** Parts of a message: pieces of text and tags. */
export const CONTENT_PARTS = 500;
/** Tags of a message. */
export const TAGS = 100;
/** Levels of objects and arrays in the `data` of a tag. */
export const TAG_DATA_LEVELS = 16;
/** Bytes of the `data` of one tag as JSON in UTF-8. */
export const TAG_DATA_BYTES = 16 * 1024;
/** Bytes of the `input` of a message as JSON in UTF-8, without its text and quoted text, which have limits of their own. */
export const INPUT_BYTES = 64 * 1024;
/** Ids of attachments in a message. */
export const MESSAGE_ATTACHMENTS = 20;
/** Ids of items in one `items.feedback`. */
export const FEEDBACK_ITEMS = 1_000;
/** Answers in one structured input. */
export const STRUCTURED_ANSWERS = 100;
/** Values of one answer in a structured input. */
export const STRUCTURED_VALUES = 100;
/** Members of the `metadata` of a request. */
export const METADATA_MEMBERS = 1_000;
/** Rows of a page that does not name a limit (reference: `DEFAULT_PAGE_SIZE` in server.py). */
export const DEFAULT_PAGE_SIZE = 20;
/** Rows of a page. A larger `limit` is lowered to this. */
export const MAXIMUM_PAGE_SIZE = 100;
/** Characters of a name or slug in the reader's context. */
export const CONTEXT_NAME_LIMIT = 200;
/** Characters of a path in the reader's context. */
export const CONTEXT_PATH_LIMIT = 2_000;
