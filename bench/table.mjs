/** The measurements of streams as a markdown table. */

const whole = (value) => Math.round(value).toLocaleString('en-US');
const tenths = (value) => (Number.isFinite(value) ? value.toFixed(1) : '–');
const pair = ({ p50, p99 }) => `${tenths(p50)} / ${tenths(p99)}`;

const HEAD = [
  'scenario',
  'what',
  'events/s',
  'CPU µs/event',
  'first event ms (p50 / p99)',
  'first delta ms (p50 / p99)',
  'stream s (p50)',
  'peak RSS MB',
  'KB/stream',
  'errors',
];

/** @param {{ scenario: import('./scenarios.mjs').Scenario, ours: object, floor: object }[]} rows */
export function toTable(rows) {
  const lines = rows.flatMap(({ scenario, ours, floor }) => [
    measured(scenario.name, 'server', ours),
    measured('', 'SDK alone', floor),
    ratios(ours, floor),
  ]);
  return [HEAD, HEAD.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function measured(name, what, result) {
  return [
    name,
    what,
    whole(result.eventsPerSecond),
    tenths(result.cpuMicrosecondsPerEvent),
    pair(result.firstEvent),
    pair(result.firstDelta),
    (result.duration.p50 / 1_000).toFixed(2),
    whole(result.peakMegabytes),
    whole(result.kilobytesPerStream),
    result.errors,
  ];
}

/** The memory ratio of fast streams means little: there the heap grows with the garbage, not with the number of streams. */
function ratios(ours, floor) {
  const ratio = (read) => `**${(read(ours) / read(floor)).toFixed(2)}×**`;
  return [
    '',
    'ratio',
    ratio(({ eventsPerSecond }) => eventsPerSecond),
    ratio(({ cpuMicrosecondsPerEvent }) => cpuMicrosecondsPerEvent),
    '',
    '',
    ratio(({ duration }) => duration.p50),
    '',
    ratio(({ kilobytesPerStream }) => kilobytesPerStream),
    '',
  ];
}
