import type { FormEvent, ReactNode } from 'react';
import type { WidgetNode } from '../../wire/types.js';
import { oneOf, optionalText, text } from './node.js';
import { Children } from './render.js';
import { blockStyle, boxStyle, colour, length, space } from './style.js';
import { useAction } from './widget-context.js';

interface NodeProps {
  node: WidgetNode;
}

export const Box = ({ node }: NodeProps): ReactNode => {
  const row = node.type === 'Row' || (node.type !== 'Col' && node['direction'] === 'row');
  return (
    <div className={row ? 'w-row' : 'w-col'} style={boxStyle(node)}>
      <Children of={node} />
    </div>
  );
};

export function Form({ node }: NodeProps): ReactNode {
  const { fire } = useAction(node['onSubmitAction'], 'none');
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    fire(event.currentTarget);
  };
  return (
    <form className={node['direction'] === 'row' ? 'w-row' : 'w-col'} style={boxStyle(node)} onSubmit={onSubmit}>
      <Children of={node} />
    </form>
  );
}

export const Spacer = ({ node }: NodeProps): ReactNode => (
  <div style={{ flex: '1 1 auto', minWidth: space(node['minSize']), minHeight: space(node['minSize']) }} />
);

export const Divider = ({ node }: NodeProps): ReactNode => (
  <hr
    className={node['flush'] === true ? 'w-divider flush' : 'w-divider'}
    style={{
      borderTopWidth: length(node['size']) ?? '1px',
      borderTopColor: colour(node['color']),
      marginBlock: space(node['spacing']),
    }}
  />
);

export const Transition = ({ node }: NodeProps): ReactNode => (
  <div className="w-transition">
    <Children of={node} />
  </div>
);

export const Table = ({ node }: NodeProps): ReactNode => (
  <div className="table-scroll" tabIndex={0} role="region" aria-label="Table">
    <table className="w-table">
      <tbody>
        <Children of={node} />
      </tbody>
    </table>
  </div>
);

export const TableRow = ({ node }: NodeProps): ReactNode => (
  <tr className={node['header'] === true ? 'w-header-row' : ''}>
    <Children of={node} />
  </tr>
);

export const TableCell = ({ node }: NodeProps): ReactNode => {
  const { padding, width } = { padding: space(node['padding']), width: length(node['width']) };
  const textAlign = oneOf(node['align'], ['start', 'center', 'end'], 'start');
  const verticalAlign = ({ start: 'top', center: 'middle', end: 'bottom' } as const)[
    oneOf(node['vAlign'], ['start', 'center', 'end'], 'center')
  ];
  return (
    <td
      style={{ padding, width, textAlign, verticalAlign }}
      colSpan={Number(node['colSpan']) || 1}
      rowSpan={Number(node['rowSpan']) || 1}
    >
      <Children of={node} />
    </td>
  );
};

/** Charts are shown as a table of their numbers. */
export function Chart({ node }: NodeProps): ReactNode {
  const rows = Array.isArray(node['data']) ? (node['data'] as Record<string, unknown>[]) : [];
  const series = Array.isArray(node['series']) ? (node['series'] as Record<string, unknown>[]) : [];
  const axis = node['xAxis'];
  const key = typeof axis === 'string' ? axis : text((axis as Record<string, unknown> | undefined)?.['dataKey']);
  return (
    <div className="table-scroll" style={blockStyle(node)} tabIndex={0} role="region" aria-label="Chart">
      <table className="w-table">
        <thead>
          <tr>
            <th scope="col">{key}</th>
            {series.map((one, index) => (
              <th scope="col" key={index}>
                {optionalText(one['label']) ?? text(one['dataKey'])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{text(row[key])}</th>
              {series.map((one, at) => (
                <td key={at}>{text(row[text(one['dataKey'])])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
