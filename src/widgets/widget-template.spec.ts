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
  it('puts data into the widget', () => {
    expect(textTemplate('(user.name) | tojson').build({ user: { name: 'Ada' } })).toEqual(card('Ada'));
  });

  it('can be built again and again', () => {
    const greeting = textTemplate('name | tojson');

    expect([greeting.build({ name: 'Ada' }), greeting.build({ name: 'Bob' })]).toEqual([card('Ada'), card('Bob')]);
  });

  it('builds the lists that the studio writes', () => {
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

  it('counts with range', () => {
    const stars = template(
      '{"type":"Basic","children":[{% for i in range(n) %}{"type":"Icon","name":"star"}{{ "," if not loop.last else "" }}{% endfor %}]}',
    );

    expect(stars.build({ n: 3 }).children).toHaveLength(3);
    expect(() => stars.build({ n: 1e9 })).toThrow(expect.objectContaining({ code: 'widget_template_data_invalid' }));
  });

  it('keeps nulls in payloads and drops all others', () => {
    const withNulls = template(
      '{"type":"Card","status":null,"children":[null,{"type":"Button","onClickAction":{"type":"go","payload":{"id":{{ id | tojson }}}}}]}',
    );

    const built = withNulls.build({ id: null });

    expect(built).toEqual({
      type: 'Card',
      children: [{ type: 'Button', onClickAction: { type: 'go', payload: { id: null } } }],
    });
  });

  it('tells its name and what its data must look like', () => {
    const jsonSchema = { type: 'object', required: ['name'] };
    const withSchema = new WidgetTemplate({ version: '1.0', name: 'greeting', template: '', jsonSchema });

    expect([withSchema.name, withSchema.dataSchema]).toEqual(['greeting', jsonSchema]);
  });
});

describe('hostile data', () => {
  it.each([
    ['quotes and braces', '"},{"type":"Button","label":"'],
    ['Jinja', '{{ 7 * 7 }}{% for %}{# #}'],
    ['markup and separators', '</script>\u2028\u0000\\'],
    ['the name of an inherited member', '__proto__'],
  ])('stay text: %s', (_what, hostile) => {
    expect(textTemplate('v | tojson').build({ v: hostile })).toEqual(card(hostile));
  });

  it('stay text, whatever they are', () => {
    const echo = textTemplate('v | tojson');

    fc.assert(fc.property(fc.string({ unit: 'binary' }), (v) => expect(echo.build({ v })).toEqual(card(v))));
  });

  it.each(['constructor', '__proto__', 'toString'])('reach no inherited member: %s', (member) => {
    expect(() => textTemplate(`user.${member} | tojson`).build({ user: {} })).toThrow(
      expect.objectContaining({ code: 'widget_template_variable_missing' }),
    );
  });
});

describe('a variable that the data do not have', () => {
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
  ])('is refused by name in {{ %s }}', (expression, variable) => {
    const data = { user: { id: 1 }, rows: [], gone: undefined };

    expect(() => textTemplate(expression).build(data)).toThrow(
      expect.objectContaining({
        code: 'widget_template_variable_missing',
        message: `The widget template "greeting" needs the variable "${variable}", which its data do not have.`,
      }),
    );
  });

  it.each([
    ['name | default("nobody") | tojson', 'nobody'],
    ['user.name | default("nobody") | tojson', 'nobody'],
    ['(name if name is defined else "nobody") | tojson', 'nobody'],
    ['("none" if name is undefined else name) | tojson', 'none'],
  ])('may be asked for in {{ %s }}', (expression, value) => {
    expect(textTemplate(expression).build({ user: {} })).toEqual(card(value));
  });
});

describe('a template that cannot work', () => {
  const cyclic: { self?: object } = {};
  cyclic.self = cyclic;

  it.each([
    ['another version', 'widget_template_version_unsupported', () => template('{}', '2.0')],
    ['no definition', 'widget_template_invalid', () => new WidgetTemplate('text')],
    ['broken Jinja', 'widget_template_invalid', () => template('{% if %}')],
    ['text that is no JSON', 'widget_template_output_invalid', () => template('{"type":').build()],
    ['a value printed without tojson', 'widget_template_output_invalid', () => textTemplate('v').build({ v: 'a "b"' })],
    ['a root that is none', 'widget_template_output_invalid', () => template('{"type":"Row"}').build()],
    [
      'a child without type',
      'widget_template_output_invalid',
      () => template('{"type":"Card","children":[{}]}').build(),
    ],
    ['data that are no JSON', 'widget_template_data_invalid', () => template('{}').build(cyclic)],
    [
      'a loop over a number',
      'widget_template_data_invalid',
      () => template('{% for x in n %}{% endfor %}').build({ n: 1 }),
    ],
  ])('is refused: %s', (_what, code, attempt) => {
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

  it('reads a file by path or URL', () => {
    const path = write(
      'ok.widget',
      JSON.stringify({ version: '1.0', name: 'ok', template: '{"type":"Card","children":[]}' }),
    );

    expect(WidgetTemplate.fromFile(path).build()).toEqual({ type: 'Card', children: [] });
    expect(WidgetTemplate.fromFile(pathToFileURL(path)).name).toBe('ok');
  });

  it.each([
    ['is not there', () => join(directory, 'gone.widget')],
    ['is no JSON', () => write('gone.widget', 'not JSON')],
    ['lacks its template', () => write('gone.widget', '{"version":"1.0","name":"x"}')],
  ])('names a file that %s, but not its folder', (_what, path) => {
    expect(() => WidgetTemplate.fromFile(path())).toThrow(
      expect.objectContaining({
        code: 'widget_template_invalid',
        message: expect.stringContaining('The widget template "gone.widget" cannot be read'),
      }),
    );
  });
});
