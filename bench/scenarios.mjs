/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {number} streams total number of streams
 * @property {number} concurrency number of streams at the same time
 * @property {number} deltas number of deltas in a stream
 * @property {number} paceMilliseconds pause between deltas; 0 means as fast as the client reads
 */

/** @type {(name: string, streams: number, concurrency: number, deltas: number, paceMilliseconds: number) => Scenario} */
const scenario = (name, streams, concurrency, deltas, paceMilliseconds) => ({
  name,
  streams,
  concurrency,
  deltas,
  paceMilliseconds,
});

/** Played before anything is measured, so that code is compiled, connections are open and the heap has grown. */
export const WARM_UP = scenario('warm-up', 800, 32, 500, 0);

/** @returns {Scenario[]} */
export function scenarios(isQuick) {
  const rounds = isQuick ? 2 : 10;
  return [
    scenario('1 stream', isQuick ? 20 : 100, 1, 500, 0),
    scenario('32 streams', 32 * rounds, 32, 500, 0),
    scenario('128 streams', (128 * Math.max(1, rounds / 3.3)) | 0, 128, 500, 0),
    isQuick ? scenario('200 slow streams', 200, 200, 30, 100) : scenario('1,000 slow streams', 1_000, 1_000, 100, 100),
  ];
}

/**
 * The question tells the upstream how to answer, so that one upstream serves every scenario.
 * @param {{ deltas: number, paceMilliseconds: number, worst?: string }} how `worst`: name of a text in `worst-input.mjs`
 */
export function questionOf({ deltas, paceMilliseconds, worst }) {
  return `Please answer in ${deltas} pieces, one every ${paceMilliseconds} ms.${worst ? ` Each is ${worst}.` : ''}`;
}

/** @returns {{ deltas: number, paceMilliseconds: number, worst?: string }} how the newest question in the input of the model asks to answer */
export function readQuestion(text) {
  const question = /answer in (\d+) pieces, one every (\d+) ms\.(?: Each is (\w+)\.)?/g;
  const [, deltas, pace, worst] = [...text.matchAll(question)].at(-1) ?? [];
  return { deltas: Number(deltas ?? 1), paceMilliseconds: Number(pace ?? 0), worst };
}
