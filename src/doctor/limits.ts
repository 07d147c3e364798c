/** Milliseconds that one question to the model server may take: a model on a small machine needs most of a minute. */
export const QUESTION_MS = 90_000;
/** Tokens that one answer may have, with its thoughts: a reasoning model uses most of them before its first word. */
export const ANSWER_TOKENS = 4_000;
/** Characters that are shown of what the server says about a fault: more does not fit on a line. */
export const REASON_CHARACTERS = 200;
