/** Repeats a run: the seed is printed at its start. */
export const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
export const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 20_000);
/** Requests before the heap is measured for the first time: code is compiled and caches are filled. */
export const WARM_UP = Math.ceil(REQUESTS / 3);
