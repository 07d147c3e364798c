import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../test/conformance/fixtures/', import.meta.url));

export interface RecordedStream {
  name: string;
  events: Record<string, unknown>[];
}
interface Fixture {
  expected_events?: Record<string, unknown>[];
  requests?: { expect?: { events?: Record<string, unknown>[] } }[];
}

/** All event streams that were recorded from the reference server. */
export function recordedStreams(): RecordedStream[] {
  return ['agent-stream', 'server'].flatMap((folder) =>
    readdirSync(FOLDER + folder).flatMap((file) => {
      const fixture = JSON.parse(readFileSync(`${FOLDER}${folder}/${file}`, 'utf8')) as Fixture;
      const streams = [fixture.expected_events, ...(fixture.requests ?? []).map(({ expect }) => expect?.events)];
      return streams.flatMap((events, index) => (events?.length ? { name: `${folder}/${file} ${index}`, events } : []));
    }),
  );
}
