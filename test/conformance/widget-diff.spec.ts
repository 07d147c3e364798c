import type { WidgetRoot } from '../../src/protocol/widgets.js';
import { serialize } from '../../src/protocol/wire.js';
import { diffWidget } from '../../src/widgets/diff-widget.js';
import { Comparison } from './support/compare.js';
import { deliberateDifferences, type Fixture, fixturesOf } from './support/fixtures.js';

interface WidgetDiffFixture extends Fixture {
  readonly before: WidgetRoot;
  readonly after: WidgetRoot;
  readonly expected: readonly object[];
  readonly expected_dynamic?: readonly object[] | { readonly error: object };
}

/** Our widgets are plain JSON, so `expected_dynamic` applies, except where it is an error (see README.md). */
function expectedOf({ expected, expected_dynamic }: WidgetDiffFixture): readonly object[] {
  return Array.isArray(expected_dynamic) ? expected_dynamic : expected;
}

function differences(fixture: WidgetDiffFixture): string[] {
  const updates = diffWidget(fixture.before, fixture.after).map((update) => JSON.parse(serialize(update)) as object);
  return new Comparison().differences(updates, expectedOf(fixture));
}

describe('diffWidget compared with the reference', () => {
  const different = deliberateDifferences('widget-diff');

  for (const fixture of fixturesOf<WidgetDiffFixture>('widget-diff')) {
    const reason = different.get(fixture.name);

    if (reason === undefined) {
      it(`${fixture.name}: ${fixture.description}`, () => expect(differences(fixture)).toEqual([]));
    } else {
      it(`${fixture.name} differs on purpose: ${reason}`, () => expect(differences(fixture)).not.toEqual([]));
    }
  }
});
