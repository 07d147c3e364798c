const MB = 1024 * 1024;

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
