import { readFileSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { knownComponentSchema } from '../../src/protocol/widgets/components.js';
import { knownRootSchema } from '../../src/protocol/widgets/roots.js';

const PAGE = new URL('../../handbook/02-build/03-protocol/08-widgets.md', import.meta.url);
const TABLE = /\| Component \|[^]*?\n\n/g;

/** Props of every component. They are described once in the page and omitted from the tables. */
const COMMON_PROPS = ['type', 'id', 'key'];

interface Component {
  readonly shape: Record<string, z.ZodType> & { type: z.ZodLiteral<string> };
}

/** A table with a row for each component: its required and its optional props. */
function tableOf(components: readonly Component[]): string {
  const rows = components.map(({ shape }) => {
    const props = Object.keys(shape).filter((prop) => !COMMON_PROPS.includes(prop));
    const isOptional = (prop: string) => shape[prop]!.safeParse(undefined).success;
    return `| \`${shape.type.value}\` | ${list(props.filter((prop) => !isOptional(prop)))} | ${list(props.filter(isOptional))} |`;
  });
  return ['| Component | Needs | May have |', '|---|---|---|', ...rows, '', ''].join('\n');
}

const list = (props: string[]): string => props.map((prop) => `\`${prop}\``).join(', ') || '–';

describe('The widget page of the handbook', () => {
  it('the widget page of the handbook names every component with every prop (`WRITE_WIDGET_TABLE=1 npm test -- test/examples/widget-table` writes it)', () => {
    const tables = [knownRootSchema.options, knownComponentSchema.options].map((options) =>
      tableOf(options as unknown as Component[]),
    );
    const page = readFileSync(PAGE, 'utf8');
    let next = 0;
    const written = page.replace(TABLE, () => tables[next++]!);
    if (process.env.WRITE_WIDGET_TABLE) writeFileSync(PAGE, written);

    expect(next).toBe(2);
    expect(readFileSync(PAGE, 'utf8')).toBe(written);
  });
});
