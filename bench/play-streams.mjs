/** @import { Scenario } from './scenarios.mjs' */

/**
 * @typedef {object} Played measurements of one stream
 * @property {number} deltas
 * @property {number} firstEvent milliseconds from the question to the first event
 * @property {number} firstDelta milliseconds from sending the first delta in the upstream to receiving it
 */

/**
 * Plays every stream of a scenario, `concurrency` of them at the same time, and measures them.
 * @param {Scenario} scenario
 * @param {(scenario: Scenario) => Promise<Played>} play
 */
export async function playStreams(scenario, play) {
  const played = [];
  const errors = [];
  let left = scenario.streams;
  const start = performance.now();
  const reader = async () => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      try {
        const stream = await play(scenario);
        if (stream.deltas !== scenario.deltas)
          throw new Error(`${stream.deltas} of ${scenario.deltas} deltas arrived.`);
        played.push({ ...stream, duration: performance.now() - began });
      } catch (error) {
        errors.push(String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: scenario.concurrency }, reader));
  const seconds = (performance.now() - start) / 1_000;
  return {
    errors: errors.length,
    firstError: errors[0],
    eventsPerSecond: played.reduce((sum, { deltas }) => sum + deltas, 0) / seconds,
    firstEvent: spread(played.map(({ firstEvent }) => firstEvent)),
    firstDelta: spread(played.map(({ firstDelta }) => firstDelta)),
    duration: spread(played.map(({ duration }) => duration)),
  };
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Milliseconds since a first delta was sent. Its text is the time at which the upstream sent it. */
export function ageOf(firstDelta) {
  return Number(process.hrtime.bigint() - BigInt(firstDelta)) / 1e6;
}

/** Plays a scenario for each message of the parent process and sends the measurements back. */
export function playOnRequest(play) {
  process.on('message', async (scenario) => {
    process.send({ result: await playStreams(scenario, play) });
  });
  process.once('disconnect', () => process.exit(0));
}
