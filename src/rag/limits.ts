const MB = 1024 * 1024;

/** Milliseconds of one search, with its embedding and all requests to the index: a reader who waits longer gives up. */
export const SEARCH_MS = 10_000;
/** Milliseconds of one request to Qdrant that writes: a batch of points, or the creation of a collection. */
export const QDRANT_REQUEST_MS = 30_000;
/** Bytes of one answer of Qdrant: the largest is a page of 1,000 stored vectors. */
export const QDRANT_ANSWER_BYTES = 64 * MB;
/** Connections to Qdrant: more searches than this at the same time wait for each other. */
export const QDRANT_CONNECTIONS = 25;
/** Characters of the reason that Qdrant gives for a refusal: it is logged, and can repeat what was sent. */
export const QDRANT_REASON = 300;
/** Seconds that a search waits when Qdrant asks it to come back later: beyond it, the reader is told to try again. */
export const SEARCH_PAUSE_SECONDS = 2;
/** Seconds that indexing waits when Qdrant asks it to come back later. */
export const INDEXING_PAUSE_SECONDS = 60;

/** Milliseconds. A writer of the index that does not renew its lease for this long has died: another one may write. */
export const WRITER_LEASE_MS = 30_000;

/** Milliseconds between renewals: a writer may miss several of them while its machine is busy. */
export const LEASE_RENEWAL_MS = 5_000;

/** Milliseconds. A build that another recipe replaced is kept this long, for servers that still use the old model. */
export const REPLACED_BUILD_KEPT_MS = 24 * 60 * 60 * 1_000;

/** Chunks up to which a search compares all vectors: 25,000 vectors of 512 numbers take Postgres about 30 ms. */
export const EXACT_CHUNKS = 25_000;
/** Numbers in all vectors up to which a search compares all of them, so that longer vectors do not take longer. */
export const EXACT_NUMBERS = EXACT_CHUNKS * 512;
/** Vectors that a search keeps while it walks through an index of neighbours: more find more of the best, and take longer. */
export const NEIGHBOURS_EXAMINED = 512;
/** Milliseconds that a server searches a build without asking whether another one serves; the search itself finds replaced ones. */
export const SERVING_KEPT_MS = 30_000;
/** Milliseconds of one request to an embedding server. */
export const EMBEDDING_REQUEST_MS = 30_000;
/** Texts in one request to an embedding server: its response stays below the limit of an upstream body in every dimension. */
export const TEXTS_PER_EMBEDDING_REQUEST = 64;
/** Texts that an ONNX model encodes at once: a question that comes meanwhile waits for the rest of them. */
export const TEXTS_PER_ONNX_BATCH = 8;
/** Sections that a rerank server is asked about: beyond these the right one is rarely found, and the answer takes longer. */
export const RERANK_CANDIDATES = 40;
/** Characters of a section that a rerank server gets: most of these models read 512 tokens, which are about as many. */
export const RERANK_TEXT_CHARACTERS = 2_000;
/** Bytes of all sections in one request to a rerank server: usual servers refuse 2 MB, and each kilobyte takes time. */
export const RERANK_BYTES = 128 * 1024;
/** Milliseconds that a search waits for a rerank server: after them it uses the order that it has. */
export const RERANK_MS = 2_000;
/** Milliseconds between two lines of the log about a rerank server that fails: it fails for every search. */
export const RERANK_FAULT_LOG_MS = 60_000;
/** Characters of one query of a search. */
export const QUERY_CHARACTERS = 2_000;
/** Queries of one search: each is embedded and searched. */
export const SEARCH_QUERIES = 3;
/** Characters that the bundled encoder encodes on the event loop: about 4 ms of work, and enough for every question of a search. */
export const ENCODED_AT_ONCE_CHARACTERS = 16_000;
/** Texts that the worker of the bundled encoder gets at once: about 60 ms of work, and 256 kB to receive. */
export const TEXTS_PER_ENCODING = 256;
/** Words of a search that are repaired when no page has them: trying all spellings of one takes about 2 ms. */
export const REPAIRED_WORDS = 4;
/** Sections that are embedded and stored at once: an embedding model that costs money has little to repeat after an interruption. */
export const EMBEDDED_SECTIONS = 32;
/** Sections that the bundled encoder embeds and stores at once: larger batches are hardly faster, and hold more memory on their way. */
export const LOCALLY_EMBEDDED_SECTIONS = 64;
/** Milliseconds between two looks of `npm run ingest -- --watch` at the times of all files: two looks without a change begin an update. */
export const WATCH_EVERY_MS = 500;
/** Chunks of each search that the ranker compares with the question: reading one for the first time takes half a millisecond. */
export const RANKED_CHUNKS = 40;
/** Chunks that the ranker keeps in memory as it read them: about 5 kB each. */
export const CHUNK_VIEWS_KEPT = 2_000;
/** Words and parts of words of one query that the ranker compares with those of each chunk, the most important first: about 20 ms of work. */
export const COMPARED_ROWS = 32;
/** Pages from which two threads cut a corpus into chunks. With fewer, the second thread costs more than it saves. */
export const HELPED_PAGES = 300;
/** Share of an index that another folder must have too: with less, it is another documentation, or a wrong path. */
export const KEPT_SHARE = 0.1;
/** Files that are not published and that a command names; the rest are counted. Drafts and partials of a large site are hundreds. */
export const UNPUBLISHED_NAMED = 20;
/** Characters of plain text in a chunk, about: as much as one vector of a sentence encoder can represent. */
export const WINDOW_CHARACTERS = 1_200;
/** Characters of a paragraph, list item or table up to which it is not cut: a reader understands it better as a whole. */
export const PROSE_CHARACTERS = 2 * WINDOW_CHARACTERS;
/** Characters of code up to which it is not cut; a longer passage would not help a reader. */
export const CODE_CHARACTERS = 8_000;
/** Characters of the header of a table that is repeated in each piece: a longer one would leave no place for rows. */
export const TABLE_HEADER_CHARACTERS = 600;
/** Characters of the name of a column that is repeated before each cell of a row that is too long for a chunk. */
export const COLUMN_NAME_CHARACTERS = 60;
/** Characters of the sentence before a list, a table or code that is repeated in their later chunks. */
export const INTRODUCTION_CHARACTERS = 300;
