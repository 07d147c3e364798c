/**
 * Limits of the server, applied before a request is sent so that the reader sees them at once. The server decides: a
 * request that exceeds them is rejected or cut there. `test/unit/limits.spec.ts` compares them with `src/protocol/request-limits.ts`.
 */

/** Characters of one message. */
export const MESSAGE_LIMIT = 8_000;

/** Characters of a selected text. */
export const SELECTED_TEXT_LIMIT = 2_000;

/** Characters of `page_context.current_path`. */
export const PATH_LIMIT = 2_000;

/** Characters of the slugs and names in `page_context`. */
export const NAME_LIMIT = 200;

/** Characters that an address (`?ask=`) or an element (`data-chat-ask`) may put into the message box. Ours alone. */
export const PREFILLED_TEXT_LIMIT = 2_000;

// What the widget shows of what the server, a model or a page sends.

/** Quotations and lists in one another: the Markdown parser uses stack for each level. A deeper text is shown as its source. */
export const NESTING_LIMIT = 50;
/** Marks of one paragraph, such as brackets and asterisks. The time of the Markdown parser grows with the square of this number. */
export const PARAGRAPH_MARKS = 3_000;
/** Empty lines in a row. The time to complete an unfinished text grows with the square of this number. */
export const EMPTY_LINES = 500;
/** Characters of a code block that is coloured. A longer one is shown without colours. */
export const HIGHLIGHTED_CHARACTERS = 50_000;
/** Parts of one message: no real answer has this many, and a wrong index must not allocate memory. */
export const MESSAGE_PARTS = 1_000;
/** Updates that wait for an item that was not added yet; further ones are dropped. */
export const QUEUED_UPDATES = 200;
/** Notices of one answer that are shown; the oldest ones are replaced. */
export const NOTICES = 3;
/** Seconds that a tool of the page may take. After them the model is told that there is no result. */
export const CLIENT_TOOL_SECONDS = 30;
/** Characters of the title of the page that is shown. */
export const PAGE_TITLE_LIMIT = 200;
/** Milliseconds for which requests wait for the answer to the first one, which says who the visitor is. */
export const FIRST_ANSWER_MS = 3_000;
