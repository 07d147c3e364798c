/** Days after which a question is removed from the report of weak questions. */
export const KEPT_DAYS = 90;
/** Questions that are kept of each tenant; the oldest ones are removed. */
export const KEPT_QUESTIONS = 5_000;
