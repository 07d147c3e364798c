import { type WidgetRoot, widgetRootSchema } from '../../src/protocol/widgets.js';
import { WidgetTemplateError } from '../../src/widgets/widget-template.error.js';
import { WidgetTemplate } from '../../src/widgets/widget-template.js';
import { Comparison } from './support/compare.js';
import { deliberateDifferences, type Fixture, fixturesOf } from './support/fixtures.js';

interface WidgetTemplateFixture extends Fixture {
  readonly template: object;
  readonly data?: object;
  readonly expected?: object;
  readonly expected_error?: object;
  readonly expected_after_store_roundtrip?: object;
}

function build(fixture: WidgetTemplateFixture): WidgetRoot {
  return new WidgetTemplate(fixture.template).build(fixture.data);
}

/** The widget after a round trip through a store: to JSON and back through the schema. */
function stored(widget: WidgetRoot): WidgetRoot {
  return widgetRootSchema.parse(JSON.parse(JSON.stringify(widget)));
}

function differences(fixture: WidgetTemplateFixture): string[] {
  const widget = build(fixture);
  return [
    ...new Comparison().differences(widget, fixture.expected),
    ...new Comparison().differences(stored(widget), fixture.expected_after_store_roundtrip ?? fixture.expected),
  ];
}

describe('WidgetTemplate compared with the reference', () => {
  const different = deliberateDifferences('widget-template');

  for (const fixture of fixturesOf<WidgetTemplateFixture>('widget-template')) {
    const reason = different.get(fixture.name);

    if (fixture.expected_error) {
      it(`${fixture.name}: ${fixture.description}`, () => expect(() => build(fixture)).toThrow(WidgetTemplateError));
    } else if (reason === undefined) {
      it(`${fixture.name}: ${fixture.description}`, () => expect(differences(fixture)).toEqual([]));
    } else {
      it(`${fixture.name} differs on purpose: ${reason}`, () => expect(differences(fixture)).not.toEqual([]));
      it(`${fixture.name}: builds the same widget as the reference`, () => {
        expect(new Comparison().differences(build(fixture), fixture.expected)).toEqual([]);
      });
    }
  }
});
