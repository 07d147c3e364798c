/** Bytes that are read of the file of a secret: keys and addresses have less than 4 KB, and a wrong path can name anything. */
export const SECRET_FILE_BYTES = 64 * 1024;
/** Headers in OPENAI_HEADERS: gateways need two or three, and servers accept about 100 in all. */
export const MODEL_HEADERS = 32;
