import type { ActionConfig } from '../../src/protocol/actions.js';
import type { WidgetComponent, WidgetRoot } from '../../src/protocol/widgets.js';

type Known = WidgetComponent | WidgetRoot;
type ComponentType = Known['type'];

const action: ActionConfig = {
  type: 'open',
  payload: { id: 1, note: null },
  handler: 'client',
  loadingBehavior: 'self',
  streaming: false,
};
const named = { key: 'k', id: 'i' };
const color = { light: '#000', dark: '#fff' };
const size = {
  height: 10, width: '50%', size: 4, minHeight: 1, minWidth: '1px', minSize: 2, maxHeight: 99, maxWidth: '100%', maxSize: 80,
  aspectRatio: '16/9',
};
const block = { ...size, radius: 'full', margin: { top: 1, right: '2px', bottom: 3, left: 4, x: 5, y: '6%' } } as const;
const box = {
  ...block,
  align: 'baseline', justify: 'between', wrap: 'wrap-reverse', flex: 1, gap: 2, padding: 3, background: 'surface',
  border: { top: 1, x: { size: 2, color: 'red-100', style: 'dashed' } },
} as const;
const text = { value: 'v', color: 'prose', weight: 'bold', textAlign: 'end', truncate: true, maxLines: 2 } as const;
const typing = {
  required: true, pattern: '\\d+', placeholder: 'p', allowAutofillExtensions: false, autoSelect: true, autoFocus: true,
};
const typedField = {
  ...named, ...typing, name: 'n', disabled: false, defaultValue: 'd', variant: 'soft', size: '3xs', gutterSize: 'xl',
} as const;
const picker = {
  ...named, name: 'n', disabled: true, onChangeAction: action, placeholder: 'p', defaultValue: 'a', variant: 'ghost', size: 'md',
  pill: true, block: true, clearable: true,
} as const;

const leaf: WidgetComponent = { type: 'Text', value: 'leaf' };
const cell: Extract<Known, { type: 'Table.Cell' }> = {
  type: 'Table.Cell', ...named, width: 10, padding: { x: 1 }, colSpan: 2, rowSpan: 3, align: 'center', vAlign: 'start', colSize: 'sm',
  children: [leaf],
};
const row: Extract<Known, { type: 'Table.Row' }> = { type: 'Table.Row', ...named, header: true, children: [cell] };
const listItem: Extract<Known, { type: 'ListViewItem' }> = {
  type: 'ListViewItem', ...named, onClickAction: action, gap: 1, align: 'stretch', children: [leaf],
};

/** Every component of the set with every prop it has; the spec beside the schemas fails where either is missing. */
export const WIDGET_EXAMPLES: { readonly [Type in ComponentType]: Extract<Known, { type: Type }> } = {
  Text: {
    type: 'Text', ...named, ...text, size: 'xl', streaming: true, italic: true, lineThrough: false, width: 9, minLines: 1,
    editable: { ...typing, name: 'n', autoComplete: 'email' },
  },
  Title: { type: 'Title', ...named, ...text, size: '5xl' },
  Caption: { type: 'Caption', ...named, ...text, size: 'lg' },
  Markdown: { type: 'Markdown', ...named, value: '# v', streaming: false },
  Badge: { type: 'Badge', ...named, label: 'l', color: 'discovery', variant: 'outline', size: 'lg', pill: true },
  Icon: { type: 'Icon', ...named, name: 'lucide:star', color, size: '3xl' },
  Image: {
    type: 'Image', ...named, ...block, src: '/a.png', alt: 'a', frame: true, fit: 'scale-down', position: 'bottom right', flush: true,
    background: color, flex: '1 1 0',
  },
  Divider: { type: 'Divider', ...named, color: 'strong', size: 1, spacing: '2px', flush: true },
  Spacer: { type: 'Spacer', ...named, minSize: 8 },
  Chart: {
    type: 'Chart', ...named, ...size, data: [{ month: 'May', sales: 3.5 }],
    series: [
      { type: 'bar', label: 'Sales', dataKey: 'sales', stack: 'a', color: 'blue' },
      { type: 'area', label: null, dataKey: 'sales', stack: 'a', color, curveType: 'stepAfter' },
      { type: 'line', label: 'Line', dataKey: 'sales', color: 'red-500', curveType: 'natural' },
    ],
    xAxis: { dataKey: 'month', hide: true, labels: { May: '5' } },
    showYAxis: true, showLegend: false, showTooltip: true, barGap: 1, barCategoryGap: 2, flex: 1,
  },
  Button: {
    type: 'Button', ...named, submit: true, label: 'l', onClickAction: action, iconStart: 'check', iconEnd: 'vendor:x', style: 'secondary',
    iconSize: '2xl', color: 'caution', variant: 'soft', size: '2xs', pill: true, uniform: true, block: true, disabled: true,
  },
  Input: { type: 'Input', ...typedField, inputType: 'tel', pill: true },
  Textarea: { type: 'Textarea', ...typedField, rows: 2, autoResize: true, maxRows: 9 },
  Select: {
    type: 'Select', ...picker, options: [{ value: 'a', label: 'A', disabled: false, description: 'first' }], searchable: true,
  },
  DatePicker: { type: 'DatePicker', ...picker, min: '2026-01-01', max: '2026-12-31T00:00:00Z', side: 'top', align: 'end' },
  Checkbox: {
    type: 'Checkbox', ...named, name: 'n', disabled: true, label: 'l', defaultChecked: true, onChangeAction: action, required: true,
  },
  RadioGroup: {
    type: 'RadioGroup', ...named, name: 'n', disabled: false, options: [{ label: 'A', value: 'a', disabled: true }], ariaLabel: 'g',
    onChangeAction: action, defaultValue: 'a', direction: 'col', required: true,
  },
  Label: { type: 'Label', ...named, value: 'v', fieldName: 'n', size: 'xs', weight: 'normal', textAlign: 'center', color },
  Box: { type: 'Box', ...named, ...box, direction: 'row', children: [leaf] },
  Row: { type: 'Row', ...named, ...box, border: 1, children: [leaf] },
  Col: { type: 'Col', ...named, ...box, border: { size: 1, color, style: 'ridge' }, children: [leaf] },
  Form: { type: 'Form', ...named, ...box, direction: 'col', onSubmitAction: action, children: [leaf] },
  Transition: { type: 'Transition', ...named, children: leaf },
  ListViewItem: listItem,
  Table: { type: 'Table', ...named, children: [row] },
  'Table.Row': row,
  'Table.Cell': cell,
  Card: {
    type: 'Card', ...named, children: [leaf], asForm: true, background: color, border: 1, size: 'full', padding: '1em',
    status: { text: 's', favicon: '/f.ico', frame: true }, collapsed: false, confirm: { label: 'Yes', action }, cancel: { label: 'No', action },
    theme: 'dark',
  },
  ListView: { type: 'ListView', ...named, children: [listItem], limit: 'auto', status: { text: 's', icon: 'bolt' }, theme: 'light' },
  Basic: {
    type: 'Basic', ...named, theme: 'dark', direction: 'row', gap: 1, padding: 2, align: 'start', justify: 'evenly',
    children: [leaf, { type: 'Card', children: [leaf] }],
  },
};
