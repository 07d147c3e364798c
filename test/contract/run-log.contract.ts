import type { RunLog } from '../../src/chatkit/runs/run-log.js';
import type { SerializedEvent } from '../../src/protocol/event-serializer.js';

const logged = (json: string): SerializedEvent => ({
  json,
  event: { type: 'progress_update', text: json },
  size: json.length,
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** The contract of `RunLog`. */
export function runLogContract(name: string, create: () => RunLog): void {
  describe(`RunLog on ${name}`, () => {
    let log: RunLog;
    const live = new AbortController().signal;

    beforeEach(() => {
      log = create();
      log.open('run_1');
    });

    async function texts(after: number, signal = live): Promise<string[]> {
      const seen: string[] = [];
      for await (const batch of log.tail('run_1', after, signal)) seen.push(...batch.map(({ json }) => json));
      return seen;
    }

    it('numbers events from 1 in the order in which they were appended', () => {
      log.append('run_1', logged('"a"'));
      log.append('run_1', logged('"b"'));

      expect(log.read('run_1', 0).map(({ sequence, json }) => ({ sequence, json }))).toEqual([
        { sequence: 1, json: '"a"' },
        { sequence: 2, json: '"b"' },
      ]);
    });

    it('gives the same events to readers that start at different times', async () => {
      const early = texts(0);
      log.append('run_1', logged('"a"'));
      await settled();
      const late = texts(0);
      log.append('run_1', logged('"b"'));
      log.end('run_1', 'completed');

      expect(await early).toEqual(['"a"', '"b"']);
      expect(await late).toEqual(['"a"', '"b"']);
      expect(await texts(0)).toEqual(['"a"', '"b"']);
    });

    it('tail starts after a given event', async () => {
      for (const json of ['1', '2', '3']) log.append('run_1', logged(json));
      log.end('run_1', 'completed');

      expect(await texts(2)).toEqual(['3']);
      expect(await texts(3)).toEqual([]);
    });

    it('accepts events without waiting for a reader that does not read', async () => {
      const stalled = log.tail('run_1', 0, live)[Symbol.asyncIterator]();
      log.append('run_1', logged('1'));
      await stalled.next();

      for (let count = 2; count <= 10_000; count += 1) log.append('run_1', logged(String(count)));
      log.end('run_1', 'completed');

      const rest = await stalled.next();
      expect((rest.value as readonly unknown[]).length).toBe(9_999);
    });

    it('ends a waiting tail when its signal is aborted', async () => {
      const abort = new AbortController();
      const reading = texts(0, abort.signal);
      await settled();

      abort.abort();

      expect(await reading).toEqual([]);
    });

    it('keeps the first status of a run and rejects events after its end', () => {
      log.end('run_1', 'cancelled');
      log.end('run_1', 'completed');

      expect(log.status('run_1')).toBe('cancelled');
      expect(() => log.append('run_1', logged('1'))).toThrow();
    });

    it('has no status and no events of a run that was not opened', async () => {
      expect(log.status('run_9')).toBeUndefined();
      expect(log.read('run_9', 0)).toEqual([]);
      expect(() => log.append('run_9', logged('1'))).toThrow();
      for await (const batch of log.tail('run_9', 0, live)) throw new Error(`unexpected ${batch.length}`);
    });

    it('rejects a second open of the same run', () => {
      expect(() => log.open('run_1')).toThrow();
    });
  });
}
