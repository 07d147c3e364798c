// What a model may send in one answer, and what the agent reads and shows. A limit on a model's output is reached only by a
// model that does not stop, so that it cannot fill the memory of the server or of a reader's browser.

/** Characters of one event of a model's stream. A generated picture has about 4 MB, and the last event repeats the whole response. */
export const EVENT_CHARACTERS = 8 * 1024 * 1024;
/** Characters of the whole stream of one response, with everything around the text. */
export const RESPONSE_CHARACTERS = 64 * 1024 * 1024;
/** Characters of all messages of one answer. The largest models write about 500,000 in one response. */
export const ANSWER_CHARACTERS = 1_000_000;
/** Characters of text that are read in one turn of the event loop. Text full of brackets takes about 2 µs a character. */
export const TURN_CHARACTERS = 4_000;
/** Messages, pictures and groups of thoughts that a model begins in one answer. Each is an item of the thread. */
export const ANSWER_ITEMS = 100;
/** Items and tool calls of one response, also those that are not shown. Each event is compared with all of them. */
export const RESPONSE_ITEMS = 1_000;
/** Parts of one message. */
export const MESSAGE_PARTS = 100;
/** Citations that the model itself attaches to one part of a message; further ones are dropped. */
export const PART_CITATIONS = 500;
/** Calls of tools in one answer, over all its steps. */
export const TOOL_CALLS = 100;
/** Characters of the arguments of one tool call. */
export const ARGUMENT_CHARACTERS = 256 * 1024;
/** Characters that are kept of arguments that are not JSON, so that the model sees in the next request what it wrote. */
export const QUOTED_ARGUMENT_CHARACTERS = 300;
/** Characters of all thoughts of one answer; the rest is left out, and a notice says so. */
export const THOUGHT_CHARACTERS = 100_000;
/** Thoughts of one answer; further ones are left out, and a notice says so. */
export const THOUGHTS = 200;
/** Tasks of one workflow. Each update of a task and each late reader gets whole tasks. */
export const WORKFLOW_TASKS = 500;
/** Bytes that are read of an attached text file, about half of the input of a small model; the rest is cut, and the model is told. */
export const TEXT_FILE_BYTES = 48_000;
/** Bytes of one attached image or PDF. A larger one is only named, because providers refuse it. */
export const MEDIA_FILE_BYTES = 8_000_000;
/** Bytes of all attachments in one model input, newest first. Memory and time grow with it: media is sent as base64 inside JSON. */
export const ATTACHMENT_BYTES = 16_000_000;
/** Files that are read for one model input, newest first. Each takes a query of the database, however small it is. */
export const ATTACHMENTS_READ = 50;
/** Items of a thread that are read for one model input, newest first. */
export const HISTORY_ITEMS = 100;
/** Tokens (estimated) of the history in one model input. It leaves space for the search results of a turn, also in small models. */
export const HISTORY_TOKENS = 24_000;
/** Times that the model is asked for one answer: it may call tools after each but the last. */
export const MODEL_STEPS = 8;
/** Times that a failed request to a model server is repeated, as long as the reader has seen nothing of its answer. */
export const MODEL_RETRIES = 2;
/** Times that a model is asked when it answers with nothing that a reader could see. */
export const MODEL_EMPTY_ATTEMPTS = 2;
/** Seconds before the first repetition; each pause is twice as long as the one before. */
export const MODEL_FIRST_PAUSE_SECONDS = 0.5;
/** Seconds. A model server that asks for a longer pause is not asked again: the answer fails, and the reader can retry later. */
export const MODEL_LONGEST_PAUSE_SECONDS = 5;
/** Characters of the result of a tool, about as much as fits into the input of a small model together with the conversation. The rest is cut. */
export const TOOL_OUTPUT_LIMIT = 100_000;
/** Milliseconds of one search of the model. After it the model is told that the search is unavailable. */
export const SEARCH_TOOL_MS = 15_000;
/** Characters of a query that the model writes; the rest is cut. It is also the limit of a query over HTTP. */
export const SEARCH_QUERY_CHARACTERS = 2_000;
/** Characters of one passage that the model gets. */
export const PASSAGE_CHARACTERS = 3_000;
/** Characters of all passages of one search that the model gets, so that several searches fit into its input. */
export const PASSAGES_CHARACTERS = 16_000;
/** Characters of a question or a query that is kept for the report of weak questions. */
export const LOGGED_CHARACTERS = 500;
/** Queries that are kept for each question. */
export const LOGGED_QUERIES = 3;
/** Sections that are kept for each question. */
export const LOGGED_SECTIONS = 12;
/** Characters of an address that may be a link or a picture of an answer. Browsers and servers refuse longer ones, so they are text. */
export const LINK_CHARACTERS = 2_000;
/** Characters of an address that is shown as the name of a source, because it may not be a link; the rest is cut. */
export const SOURCE_NAME_CHARACTERS = 200;
/** Characters that are kept of one response when the model server is examined: its longest answer has about 200,000. */
export const WATCHED_CHARACTERS = 1_000_000;
/** Characters of a first question, and of an answer to it, that are read to find a title for a thread. */
export const TITLED_CHARACTERS = 2_000;
/** Milliseconds that the end of an answer waits for a title that is still being found: the reader cannot send the next message before. */
export const TITLE_WAIT_MS = 1_500;
