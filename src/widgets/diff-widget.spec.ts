import * as fc from 'fast-check';
import { applyWidgetUpdate } from '../../test/support/apply-widget-update.js';
import { anyWidget, grownWidget } from '../../test/support/widget-arbitraries.js';
import type { WidgetComponent, WidgetRoot } from '../protocol/widgets.js';
import { diffWidget } from './diff-widget.js';

function card(...children: WidgetComponent[]): WidgetRoot {
  return { type: 'Card', children };
}

function rootUpdate(widget: WidgetRoot) {
  return [{ type: 'widget.root.updated', widget }];
}

describe('diffWidget', () => {
  it('sends only the added part of a text that grew', () => {
    const before = card({ type: 'Text', id: 't', value: 'Hello', streaming: true });
    const after = card({ type: 'Text', id: 't', value: 'Hello, world', streaming: true });

    expect(diffWidget(before, after)).toEqual([
      { type: 'widget.streaming_text.value_delta', component_id: 't', delta: ', world', done: false },
    ]);
  });

  it('sends the root when a text without an id grew', () => {
    const after = card({ type: 'Text', value: 'ab' });

    expect(diffWidget(card({ type: 'Text', value: 'a' }), after)).toEqual(rootUpdate(after));
  });

  it('sends the root when a text with an empty id grew', () => {
    const after = card({ type: 'Text', id: '', value: 'ab' });

    expect(diffWidget(card({ type: 'Text', id: '', value: 'a' }), after)).toEqual(rootUpdate(after));
  });

  it('sends the root when a text below a single child grew', () => {
    const before = card({ type: 'Transition', children: { type: 'Text', id: 't', value: 'a' } });
    const after = card({ type: 'Transition', children: { type: 'Text', id: 't', value: 'ab' } });

    expect(diffWidget(before, after)).toEqual(rootUpdate(after));
  });

  it('sends the root when another component has the same id as a text that grew', () => {
    const badge: WidgetComponent = { type: 'Badge', id: 't', label: 'x' };
    const after = card(badge, { type: 'Text', id: 't', value: 'ab' });

    expect(diffWidget(card(badge, { type: 'Text', id: 't', value: 'a' }), after)).toEqual(rootUpdate(after));
  });

  it('treats a null prop like an absent prop', () => {
    const before = { type: 'Card', children: [], theme: null } as unknown as WidgetRoot;

    expect(diffWidget(before, card())).toEqual([]);
  });

  it('distinguishes null from absent inside the payload of an action', () => {
    const before = card({ type: 'Button', onClickAction: { type: 'go', payload: { to: 1 } } });
    const after = card({ type: 'Button', onClickAction: { type: 'go', payload: { to: 1, from: null } } });

    expect(diffWidget(before, after)).toEqual(rootUpdate(after));
  });

  it('sends the root when a prop changed that no schema knows', () => {
    const before = card({ type: 'Text', value: 'a', shade: 'dark' } as WidgetComponent);
    const after = card({ type: 'Text', value: 'a', shade: 'light' } as WidgetComponent);

    expect(diffWidget(before, after)).toEqual(rootUpdate(after));
  });

  it('gives updates that turn any widget into any other widget', () => {
    fc.assert(
      fc.property(anyWidget, anyWidget, (before, after) => {
        expect(diffWidget(before, after).reduce(applyWidgetUpdate, before)).toEqual(after);
      }),
    );
  });

  it('loses no growth of any text at any place of a widget', () => {
    fc.assert(
      fc.property(grownWidget, ({ before, after }) => {
        const shown = diffWidget(before, after).reduce(applyWidgetUpdate, before);

        expect(withoutStreamingFlags(shown)).toEqual(withoutStreamingFlags(after));
      }),
      { numRuns: 500 },
    );
  });

  it('gives no update for an unchanged widget', () => {
    fc.assert(fc.property(anyWidget, (widget) => expect(diffWidget(widget, copyOf(widget))).toEqual([])));
  });
});

function copyOf(widget: WidgetRoot): WidgetRoot {
  return JSON.parse(JSON.stringify(widget)) as WidgetRoot;
}

/** A client may set the flag `streaming` to false on a finished text that had no such flag. */
function withoutStreamingFlags(widget: WidgetRoot): unknown {
  return JSON.parse(JSON.stringify(widget), (key, value: unknown) => (key === 'streaming' ? undefined : value));
}
