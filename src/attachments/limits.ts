const MB = 1024 * 1024;
const HOUR = 60 * 60 * 1_000;

/** Bytes of one file. */
export const SIZE_LIMIT = 20 * MB;
/** Files of an owner that no message uses. */
export const UNUSED_LIMIT = 100;
/** Files of an owner, used or not. */
export const OWNER_FILES = 10_000;
/** Bytes of all files of an owner, used or not. A file counts from its registration with its declared size. */
export const OWNER_BYTES = 2_048 * MB;
/** Characters (code points) of the name of a file, as in most file systems. A longer one is cut before its extension. */
export const NAME_CHARACTERS = 255;
/** Milliseconds that a registered file may stay without bytes. */
export const UNFINISHED_MS = HOUR;
/** Milliseconds that an uploaded file may stay unused: a reader may send a draft after some days. */
export const UNUSED_MS = 7 * 24 * HOUR;
/** Milliseconds in which bytes without a record may belong to a running upload, because they are written before it. */
export const UNREFERRED_MS = HOUR / 4;
/** Keys of stored bytes that are compared with the records in one query. */
export const SWEPT_AT_ONCE = 500;
