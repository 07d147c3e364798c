import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { WidgetTemplate } from './widget-template.js';

function template(body: string, version = '1.0'): WidgetTemplate {
  return new WidgetTemplate({ version, name: 'greeting', template: body });
}

function textTemplate(expression: string): WidgetTemplate {
  return template(`{"type":"Card","children":[{"type":"Text","value":{{ ${expression} }}}]}`);
}

function card(value: unknown) {
  return { type: 'Card', children: [{ type: 'Text', value }] };
}

describe('WidgetTemplate', () => {
  it('puts the data into the built widget', () => {
    expect(textTemplate('(user.name) | tojson').build({ user: { name: 'Ada' } })).toEqual(card('Ada'));
  });

  it('builds different widgets from the same template', () => {
    const greeting = textTemplate('name | tojson');

    expect([greeting.build({ name: 'Ada' }), greeting.build({ name: 'Bob' })]).toEqual([card('Ada'), card('Bob')]);
  });

  it('builds lists from the template code that the widget studio writes', () => {
    const studio =
      '{"type":"ListView","children":[{%- set _c -%}{%-for item in rows -%},{"type":"ListViewItem","key":{{ (item.id) | tojson }},' +
      '"children":[]}{%-endfor-%}{%- endset -%}{{- (_c[1:] if _c and _c[0] == \',\' else _c) -}}]}';

    const built = template(studio).build({ rows: [{ id: 'a' }, { id: 'b' }] });

    expect(built.children).toEqual([
      { type: 'ListViewItem', key: 'a', children: [] },
      { type: 'ListViewItem', key: 'b', children: [] },
    ]);
    expect(template(studio).build({ rows: [] }).children).toEqual([]);
  });

  it('supports range in a template and limits its length', () => {
    const stars = template(
      '{"type":"Basic","children":[{% for i in range(n) %}{"type":"Icon","name":"star"}{{ "," if not loop.last else "" }}{% endfor %}]}',
    );

    expect(stars.build({ n: 3 }).children).toHaveLength(3);
    expect(() => stars.build({ n: 1e9 })).toThrow(expect.objectContaining({ code: 'widget_template_data_invalid' }));
  });

  it('keeps nulls in the payloads of actions and omits all others', () => {
    const withNulls = template(
      '{"type":"Card","status":null,"children":[null,{"type":"Button","onClickAction":{"type":"go","payload":{"id":{{ id | tojson }}}}}]}',
    );

    const built = withNulls.build({ id: null });

    expect(built).toEqual({
      type: 'Card',
      children: [{ type: 'Button', onClickAction: { type: 'go', payload: { id: null } } }],
    });
  });

  it('exposes its name and the JSON schema of its data', () => {
    const jsonSchema = { type: 'object', required: ['name'] };
    const withSchema = new WidgetTemplate({ version: '1.0', name: 'greeting', template: '', jsonSchema });

    expect([withSchema.name, withSchema.dataSchema]).toEqual(['greeting', jsonSchema]);
  });
});

describe('WidgetTemplate with hostile data', () => {
  it.each([
    ['quotes and braces', '"},{"type":"Button","label":"'],
    ['Jinja', '{{ 7 * 7 }}{% for %}{# #}'],
    ['markup and separators', '</script>\u2028\u0000\\'],
    ['the name of an inherited member', '__proto__'],
  ])('keeps hostile data as text: %s', (_what, hostile) => {
    expect(textTemplate('v | tojson').build({ v: hostile })).toEqual(card(hostile));
  });

  it('keeps any string in the data as text', () => {
    const echo = textTemplate('v | tojson');

    fc.assert(fc.property(fc.string({ unit: 'binary' }), (v) => expect(echo.build({ v })).toEqual(card(v))));
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'rejects a template that reads the inherited member %s',
    (member) => {
      expect(() => textTemplate(`user.${member} | tojson`).build({ user: {} })).toThrow(
        expect.objectContaining({ code: 'widget_template_variable_missing' }),
      );
    },
  );
});

describe('WidgetTemplate with a variable that the data do not have', () => {
  it.each([
    ['missing | tojson', 'missing'],
    ['user.name | tojson', 'user.name'],
    ['user.address.street | tojson', 'user.address'],
    ['user["name"] | tojson', 'user.name'],
    ['rows[3] | tojson', 'rows.3'],
    ['(missing + "x") | tojson', 'missing'],
    ['gone | tojson', 'gone'],
    ['("a" if missing else "b") | tojson', 'missing'],
    ['"a" if false', 'if without else'],
  ])('rejects the undefined variable in {{ %s }} and names it', (expression, variable) => {
    const data = { user: { id: 1 }, rows: [], gone: undefined };

    expect(() => textTemplate(expression).build(data)).toThrow(
      expect.objectContaining({
        code: 'widget_template_variable_missing',
        message: `The widget template "greeting" needs the variable "${variable}", which its data do not have. Add it to the data.`,
      }),
    );
  });

  it.each([
    ['name | default("nobody") | tojson', 'nobody'],
    ['user.name | default("nobody") | tojson', 'nobody'],
    ['(name if name is defined else "nobody") | tojson', 'nobody'],
    ['("none" if name is undefined else name) | tojson', 'none'],
  ])('allows the undefined variable in {{ %s }}', (expression, value) => {
    expect(textTemplate(expression).build({ user: {} })).toEqual(card(value));
  });
});

describe('invalid WidgetTemplate', () => {
  const cyclic: { self?: object } = {};
  cyclic.self = cyclic;

  it.each([
    ['another version', 'widget_template_version_unsupported', () => template('{}', '2.0')],
    ['no definition', 'widget_template_invalid', () => new WidgetTemplate('text')],
    ['broken Jinja', 'widget_template_invalid', () => template('{% if %}')],
    ['text that is not JSON', 'widget_template_output_invalid', () => template('{"type":').build()],
    ['a value printed without tojson', 'widget_template_output_invalid', () => textTemplate('v').build({ v: 'a "b"' })],
    ['a root that cannot be a root', 'widget_template_output_invalid', () => template('{"type":"Row"}').build()],
    [
      'a child without type',
      'widget_template_output_invalid',
      () => template('{"type":"Card","children":[{}]}').build(),
    ],
    ['data that cannot be converted to JSON', 'widget_template_data_invalid', () => template('{}').build(cyclic)],
    [
      'a loop over a number',
      'widget_template_data_invalid',
      () => template('{% for x in n %}{% endfor %}').build({ n: 1 }),
    ],
  ])('is rejected: a template with %s', (_what, code, attempt) => {
    expect(attempt).toThrow(expect.objectContaining({ code, kind: 'internal' }));
  });
});

describe('WidgetTemplate.fromFile', () => {
  let directory: string;
  beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'widgets-'))));
  afterAll(() => rmSync(directory, { recursive: true }));

  function write(name: string, content: string): string {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  }

  it('reads a template file by path or URL', () => {
    const path = write(
      'ok.widget',
      JSON.stringify({ version: '1.0', name: 'ok', template: '{"type":"Card","children":[]}' }),
    );

    expect(WidgetTemplate.fromFile(path).build()).toEqual({ type: 'Card', children: [] });
    expect(WidgetTemplate.fromFile(pathToFileURL(path)).name).toBe('ok');
  });

  it.each([
    ['does not exist', () => join(directory, 'gone.widget')],
    ['is not JSON', () => write('gone.widget', 'not JSON')],
    ['has no template', () => write('gone.widget', '{"version":"1.0","name":"x"}')],
  ])('names a template file that %s, without its folder, in the error', (_what, path) => {
    expect(() => WidgetTemplate.fromFile(path())).toThrow(
      expect.objectContaining({
        code: 'widget_template_invalid',
        message: expect.stringContaining('The widget template "gone.widget" cannot be read'),
      }),
    );
  });
});
