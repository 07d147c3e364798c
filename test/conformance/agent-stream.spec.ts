import { Logger } from '@nestjs/common';
import { type AgentStreamFixture, upstreamItemIds } from './support/agent-fixture.js';
import { Comparison } from './support/compare.js';
import { deliberateDifferences, fixturesOf } from './support/fixtures.js';
import { replayAgentStream } from './support/replay-agent-stream.js';

const differences = deliberateDifferences('agent-stream');

beforeAll(() => Logger.overrideLogger(false));

/** Texts of errors may differ (README, "Errors"). Only that an error is sent, and when, is compared. */
function withoutErrorText(events: readonly unknown[]): unknown[] {
  return events.map((event) => ((event as { type: string }).type === 'error' ? { type: 'error' } : event));
}

describe('agent stream compared with the reference', () => {
  for (const fixture of fixturesOf<AgentStreamFixture>('agent-stream')) {
    const differs = differences.has(fixture.name);

    it(`${fixture.name}: ${differs ? `differs on purpose: ${differences.get(fixture.name)}` : fixture.description}`, async () => {
      const comparison = new Comparison({ upstreamIds: upstreamItemIds(fixture) });

      const { events, error, store } = await replayAgentStream(fixture);

      const found = [
        ...comparison.differences(withoutErrorText(events), withoutErrorText(fixture.expected_events), 'events'),
        ...comparison.differences(store, fixture.store_after, 'store'),
        ...(fixture.client_disconnects_before_event
          ? []
          : comparison.differences(error !== null, fixture.expected_error !== null, 'error')),
      ];
      expect({ isEqual: found.length === 0, found }).toMatchObject(differs ? { isEqual: false } : { found: [] });
    });
  }
});
