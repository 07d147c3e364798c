import { WIDGET_EXAMPLES } from '../../../test/support/widget-examples.js';
import { knownComponentSchema } from './components.js';
import { knownRootSchema } from './roots.js';

const SCHEMAS = [...knownComponentSchema.options, ...knownRootSchema.options];

/** Beside `type`; a component that is not here needs nothing else. */
const REQUIRED: { readonly [type: string]: readonly string[] } = {
  Text: ['value'],
  Title: ['value'],
  Caption: ['value'],
  Markdown: ['value'],
  Badge: ['label'],
  Icon: ['name'],
  Image: ['src'],
  Chart: ['data', 'series', 'xAxis'],
  Input: ['name'],
  Textarea: ['name'],
  Select: ['name', 'options'],
  DatePicker: ['name'],
  Checkbox: ['name'],
  RadioGroup: ['name'],
  Label: ['value', 'fieldName'],
  ListViewItem: ['children'],
  Card: ['children'],
  ListView: ['children'],
};

describe.each(SCHEMAS.map((schema) => [schema.shape.type.value, schema] as const))('%s', (type, schema) => {
  const example = WIDGET_EXAMPLES[type];
  const props = Object.entries(schema.shape);

  it('has an example with every prop it knows', () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(schema.shape).sort());
  });

  it('takes every prop as it is written', () => {
    expect(schema.parse(example)).toEqual(example);
  });

  it('refuses a prop it does not know', () => {
    expect(schema.safeParse({ ...example, bogus: 1 }).success).toBe(false);
  });

  it.each(props)('refuses a wrong value of %s', (name) => {
    // No prop of any component takes a list of lists.
    expect(schema.safeParse({ ...example, [name]: [[]] }).success).toBe(false);
  });

  it('asks for what cannot be missing and for nothing else', () => {
    const required = props.filter(([, prop]) => !prop.safeParse(undefined).success).map(([name]) => name);

    expect(required.sort()).toEqual(['type', ...(REQUIRED[type] ?? [])].sort());
  });
});

describe('known components', () => {
  it('are refused where only others fit', () => {
    const listView = { type: 'ListView', children: [{ type: 'Text', value: 'not an item' }] };
    const card = { type: 'Card', children: [{ type: 'Card', children: [] }] };

    expect(knownRootSchema.safeParse(listView).success).toBe(false);
    expect(knownRootSchema.safeParse(card).success).toBe(false);
  });

  it('are checked at every depth', () => {
    const deep = { type: 'Card', children: [{ type: 'Col', children: [{ type: 'Text', value: 1 }] }] };

    expect(knownRootSchema.safeParse(deep).error?.issues[0]?.path).toEqual(['children', 0, 'children', 0, 'value']);
  });
});
