import { WIDGET_EXAMPLES } from '../../../test/support/widget-examples.js';
import { knownComponentSchema } from './components.js';
import { knownRootSchema } from './roots.js';

const SCHEMAS = [...knownComponentSchema.options, ...knownRootSchema.options];

/** Required props besides `type`. A component that is not listed requires only `type`. */
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

  it(`has an example of ${type} with every prop of its schema`, () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(schema.shape).sort());
  });

  it(`keeps every prop of a ${type} unchanged`, () => {
    expect(schema.parse(example)).toEqual(example);
  });

  it(`rejects an unknown prop of a ${type}`, () => {
    expect(schema.safeParse({ ...example, bogus: 1 }).success).toBe(false);
  });

  it.each(props)(`rejects a wrong value of %s of a ${type}`, (name) => {
    // A list of lists is not a valid value of any prop.
    expect(schema.safeParse({ ...example, [name]: [[]] }).success).toBe(false);
  });

  it(`requires only the listed props of a ${type}`, () => {
    const required = props.filter(([, prop]) => !prop.safeParse(undefined).success).map(([name]) => name);

    expect(required.sort()).toEqual(['type', ...(REQUIRED[type] ?? [])].sort());
  });
});

describe('knownRootSchema', () => {
  it('rejects components in places where only other components are allowed', () => {
    const listView = { type: 'ListView', children: [{ type: 'Text', value: 'not an item' }] };
    const card = { type: 'Card', children: [{ type: 'Card', children: [] }] };

    expect(knownRootSchema.safeParse(listView).success).toBe(false);
    expect(knownRootSchema.safeParse(card).success).toBe(false);
  });

  it('checks components at every depth', () => {
    const deep = { type: 'Card', children: [{ type: 'Col', children: [{ type: 'Text', value: 1 }] }] };

    expect(knownRootSchema.safeParse(deep).error?.issues[0]?.path).toEqual(['children', 0, 'children', 0, 'value']);
  });
});
