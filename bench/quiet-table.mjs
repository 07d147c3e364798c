/** The measurements of the quiet bench as a markdown table. */

const HEAD = [
  'while',
  'longest delay ms',
  'busiest turn: ms (CPU)',
  'turns of > 20 ms CPU',
  '/health/live ms (p50 / p99.9 / longest)',
  'longest pause of a stream ms (of the model itself)',
  'seconds',
  'answers',
];

const tenths = (value) => (Number.isFinite(value) ? value.toFixed(1) : '–');

export function toQuietTable(rows) {
  const lines = rows.map(({ name, loop, health, longestGaps, seconds, result, failures }) => [
    name,
    tenths(loop.longest),
    `${tenths(loop.busiest.delay)} (${tenths(loop.busiest.cpu)})`,
    loop.long,
    [health.p50, health.p999, health.longest].map(tenths).join(' / '),
    `${tenths(longestGaps.server)} (${tenths(longestGaps.model)})`,
    tenths(seconds),
    failures > 0 ? `${result}; ${failures} failures of the reader` : result,
  ]);
  return [HEAD, HEAD.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
