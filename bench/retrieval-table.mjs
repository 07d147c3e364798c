/** The measurements of retrieval as a markdown table. */

const whole = (value) => Math.round(value).toLocaleString('en-US');
const seconds = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const HEAD = [
  'store',
  'chunks',
  'read and tokenize s',
  'write s',
  'publish s',
  'search ms (p50 / p99)',
  'update of one page: write + publish s',
  'peak memory MB',
];

export function toRetrievalTable(rows) {
  const lines = rows.map(({ store, chunks, indexing, searching, updating, peakMegabytes }) => [
    store,
    whole(chunks),
    seconds(indexing.prepare),
    seconds(indexing.write),
    seconds(indexing.publish),
    `${searching.p50.toFixed(1)} / ${searching.p99.toFixed(1)}`,
    `${seconds(updating.write)} + ${seconds(updating.publish)}`,
    whole(peakMegabytes),
  ]);
  return [HEAD, HEAD.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const SERVER_HEAD = [
  'corpus',
  'build',
  'sections',
  'sections/s',
  'start s (first / later)',
  'memory 15 s after Ready MB (first / later)',
  'peak memory while indexing MB',
  'question ms (p50 / longest)',
  'CPU ms per question',
];

export function toServerTable(rows) {
  const lines = rows.map(({ corpus, build, sections, perSecond, first, later }) => [
    corpus,
    build,
    whole(sections),
    whole(perSecond),
    `${seconds(first.seconds)} / ${seconds(later.seconds)}`,
    `${whole(first.settled)} / ${whole(later.settled)}`,
    whole(first.peak),
    `${whole(later.questions.p50)} / ${whole(later.questions.longest)}`,
    whole(later.questions.cpu),
  ]);
  return [SERVER_HEAD, SERVER_HEAD.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
