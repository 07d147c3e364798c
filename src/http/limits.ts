// What one HTTP request may cost. `KEEP_ALIVE_TIMEOUT` is a setting, because it depends on the gateway.

/**
 * Connections that wait until the server accepts them; the operating system may allow fewer. The event loop accepts one in
 * each turn, and a client whose connection finds no room tries again after 1, 3 and 7 seconds.
 */
export const WAITING_CONNECTIONS = 4_096;
/** Bytes of a JSON body, after it is uncompressed: the whole body is in memory while it is parsed. */
export const JSON_BYTES = 1024 * 1024;
/** Values in a JSON body, each element and member: to parse and to check so many takes about 10 ms. */
export const JSON_VALUES = 50_000;
/** Levels of objects and arrays in a JSON body: code that walks it could exhaust the stack. */
export const JSON_LEVELS = 100;
/** Milliseconds in which at least one byte of a body has to arrive: a connection that sends nothing must not stay open. */
export const BODY_IDLE_MS = 60_000;
/** Milliseconds in which a client may send the rest of a body after its response: it needs time to read the response. */
export const LINGER_MS = 2_000;
/** Milliseconds by which the time for headers exceeds the keep-alive time, so that no reused connection ends in between. */
export const HEADERS_MARGIN_MS = 5_000;
/**
 * Milliseconds for a whole request with its body: a client that sends one byte a minute ends then. The largest upload
 * needs less at 6 kB a second.
 */
export const REQUEST_MS = 3_600_000;
/** Characters of the cursor of a list, which is an id. */
export const CURSOR_CHARACTERS = 200;
