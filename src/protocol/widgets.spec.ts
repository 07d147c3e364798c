import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { WIDGET_EXAMPLES } from '../../test/support/widget-examples.js';
import { widgetComponentSchema, widgetRootSchema } from './widgets.js';

const UNKNOWN_PARTS = {
  type: 'Card',
  size: '9xl',
  bogus: 1,
  children: [
    { type: 'Mystery', x: { y: [null] } },
    { type: 'Text', value: 'a', sparkle: true },
    { type: 'Row', children: { type: 'Text', value: 'one child, not a list' } },
    { type: 'Button', label: null, onClickAction: { type: 'go', payload: { id: null }, retries: 3 } },
  ],
};

describe('ChatKit widget schemas', () => {
  it.each(Object.values(WIDGET_EXAMPLES).map((example) => [example.type, example] as const))(
    'accept a %s with all its props and keep it unchanged',
    (type, example) => {
      const schema = ['Card', 'ListView', 'Basic'].includes(type) ? widgetRootSchema : widgetComponentSchema;

      expect(schema.parse(example)).toEqual(example);
    },
  );

  it('keep unknown components and props of a widget unchanged', () => {
    expect(widgetRootSchema.parse(UNKNOWN_PARTS)).toEqual(UNKNOWN_PARTS);
  });

  it.each([
    ['a root of another type', { type: 'Row', children: [] }],
    ['a root without type', { children: [] }],
    ['a child without type', { type: 'Card', children: [{ value: 'a' }] }],
    ['a child that is not an object', { type: 'Card', children: ['a'] }],
    [
      'a deep child without type',
      { type: 'Card', x: 1, children: [{ type: 'Box', children: [{ type: 'Col', children: [{}] }] }] },
    ],
    ['an id that is not a string', { type: 'Card', id: 7, children: [] }],
    ['a list', []],
    ['null', null],
  ])('reject %s as a widget', (_what, widget) => {
    expect(widgetRootSchema.safeParse(widget).success).toBe(false);
  });

  it('accept and reject the same widgets as their JSON schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(z.toJSONSchema(widgetRootSchema));

    expect(validate(WIDGET_EXAMPLES.Card)).toBe(true);
    expect(validate(WIDGET_EXAMPLES.Basic)).toBe(true);
    expect(validate(UNKNOWN_PARTS)).toBe(true);
    expect(validate({ type: 'Row', children: [] })).toBe(false);
    expect(validate({ type: 'Card', children: [{ value: 'a' }] })).toBe(false);
  });

  it('name every known component in the definitions of their JSON schema', () => {
    const names = Object.keys(z.toJSONSchema(widgetRootSchema).$defs ?? {});

    const expected = Object.keys(WIDGET_EXAMPLES).map((type) => `Widget${type.replace('.', '')}`);
    expect(names).toEqual(expect.arrayContaining(expected));
    expect(names.filter((name) => name.startsWith('__'))).toEqual([]);
  });
});
