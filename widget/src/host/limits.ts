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
