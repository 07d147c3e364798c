import { EventSerializer } from '../../../protocol/event-serializer.js';
import { MemoryRunLog } from './memory.run-log.js';

const ofLength = (length: number) =>
  new EventSerializer().serialize({ type: 'progress_update', text: 'x'.repeat(length) });

describe('MemoryRunLog', () => {
  it('MemoryRunLog removes the runs that ended first when its events exceed 32 million characters', () => {
    const log = new MemoryRunLog();
    const event = ofLength(10_000_000);
    for (const runId of ['run_1', 'run_2', 'run_3', 'run_4']) {
      log.open(runId);
      log.append(runId, event);
    }

    for (const runId of ['run_2', 'run_1', 'run_3', 'run_4']) log.end(runId, 'completed');

    expect(log.status('run_2')).toBeUndefined();
    expect(['run_1', 'run_3', 'run_4'].map((runId) => log.status(runId))).toEqual([
      'completed',
      'completed',
      'completed',
    ]);
  });

  it('MemoryRunLog never removes a run that has not ended', () => {
    const log = new MemoryRunLog();
    log.open('run_1');
    log.append('run_1', ofLength(40_000_000));
    log.open('run_2');

    log.end('run_2', 'completed');

    expect(log.status('run_1')).toBe('active');
    expect(log.status('run_2')).toBe('completed');
  });
});
