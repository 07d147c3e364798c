import { Logger } from '@nestjs/common';
import { aRun } from '../../test/support/thread-builders.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { ReservedTurn } from './reserved-turn.js';
import type { Runs } from './runs/runs.js';

class FakeRuns {
  readonly calls: string[] = [];
  constructor(private readonly releaseError?: Error) {}

  start(): void {
    this.calls.push('start');
  }

  async release(): Promise<void> {
    this.calls.push('release');
    if (this.releaseError) throw this.releaseError;
  }
}

async function handle(runs: FakeRuns, work: (turn: ReservedTurn) => void): Promise<void> {
  const produce = () => async function* () {};
  await using turn = new ReservedTurn(aRun(), runs as Partial<Runs> as Runs, produce);
  work(turn);
}

const answer = { open: async function* () {} };
const fail = () => {
  throw new TypeError('The input cannot be stored.');
};

describe('ReservedTurn', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('ReservedTurn keeps its reservation when the answer was started', async () => {
    const runs = new FakeRuns();

    await handle(runs, (turn) => turn.start(answer));

    expect(runs.calls).toEqual(['start']);
  });

  it('ReservedTurn releases its reservation when its handler fails before the start', async () => {
    const runs = new FakeRuns();

    await expect(handle(runs, fail)).rejects.toThrow(TypeError);

    expect(runs.calls).toEqual(['release']);
  });

  it('ReservedTurn reports the error of its handler when the release fails too', async () => {
    const runs = new FakeRuns(new UnavailableError('database_unavailable'));

    await expect(handle(runs, fail)).rejects.toThrow(TypeError);
  });
});
