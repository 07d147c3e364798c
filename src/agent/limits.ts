// What a model may send in one answer, and what the agent reads and shows. A limit on a model's output is reached only by a
// model that does not stop, so that it cannot fill the memory of the server or of a reader's browser.

/** Characters of one event of a model's stream. A generated picture has about 4 MB, and the last event repeats the whole response. */
export const EVENT_CHARACTERS = 8 * 1024 * 1024;
/** Characters of the whole stream of one response, with everything around the text. */
export const RESPONSE_CHARACTERS = 64 * 1024 * 1024;
/** Characters of all messages of one answer. The largest models write about 500,000 in one response. */
export const ANSWER_CHARACTERS = 1_000_000;
/** Messages, pictures and groups of thoughts that a model begins in one answer. Each is an item of the thread. */
export const ANSWER_ITEMS = 100;
/** Parts of one message. */
export const MESSAGE_PARTS = 100;
/** Citations that the model itself attaches to one part of a message; further ones are dropped. */
export const PART_CITATIONS = 500;
/** Calls of tools in one answer, over all its steps. */
export const TOOL_CALLS = 100;
/** Characters of the arguments of one tool call. */
export const ARGUMENT_CHARACTERS = 256 * 1024;
/** Characters of all thoughts of one answer; the rest is left out, and a notice says so. */
export const THOUGHT_CHARACTERS = 100_000;
/** Thoughts of one answer; further ones are left out, and a notice says so. */
export const THOUGHTS = 200;
/** Tasks of one workflow. Each update of a task and each late reader gets whole tasks. */
export const WORKFLOW_TASKS = 500;
