import { Logger } from '@nestjs/common';
import { deliberateDifferences, fixturesOf } from './support/fixtures.js';
import { type ServerFixture, ServerScenario } from './support/server-scenario.js';

const different = deliberateDifferences('server');

describe('ChatKit server compared with the reference', () => {
  beforeAll(() => Logger.overrideLogger(false));

  for (const fixture of fixturesOf<ServerFixture>('server')) {
    const reason = different.get(fixture.name);

    if (reason === undefined) {
      it(`${fixture.name}: ${fixture.description}`, async () => {
        expect(await new ServerScenario(fixture).differences()).toEqual([]);
      });
    } else {
      it(`${fixture.name} differs on purpose: ${reason}`, async () => {
        expect(await new ServerScenario(fixture).differences()).not.toEqual([]);
      });
    }
  }
});
