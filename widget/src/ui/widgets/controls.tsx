import type { ReactNode } from 'react';
import type { WidgetNode } from '../../wire/types.js';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { flag, oneOf, optionalText, text } from './node.js';
import { useAction } from './widget-context.js';

interface NodeProps {
  node: WidgetNode;
}
const SIZES = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'] as const;
const TONES = ['primary', 'secondary', 'info', 'discovery', 'success', 'caution', 'warning', 'danger'] as const;
const VARIANTS = ['solid', 'soft', 'outline', 'ghost'] as const;

/** Class names that all controls share. */
const controlClass = (node: WidgetNode, kind: string, size: (typeof SIZES)[number] = 'lg'): string =>
  [
    kind,
    `size-${oneOf(node['size'], SIZES, size)}`,
    oneOf(node['variant'], VARIANTS, 'outline'),
    flag(node['pill']) ? 'pill' : '',
    flag(node['block']) ? 'block' : '',
  ].join(' ');

export function Button({ node }: NodeProps): ReactNode {
  const { t } = usePanel();
  const submit = flag(node['submit']);
  const { fire, busy, disabled } = useAction(node['onClickAction'], 'self');
  const solid = node['style'] === 'primary' || submit ? 'solid' : 'outline';
  const variant = oneOf(node['variant'], VARIANTS, solid);
  const tone = oneOf(node['color'], TONES, node['style'] === 'primary' || submit ? 'primary' : 'secondary');
  const label = text(node['label']);
  const icon = optionalText(node['iconStart']);
  const extra = `${flag(node['uniform']) || label === '' ? ' uniform' : ''}${busy ? ' busy' : ''}`;
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={`${controlClass({ pill: true, ...node, variant }, 'w-button', 'md')} tone-${tone}${extra}`}
      disabled={flag(node['disabled']) || disabled}
      aria-busy={busy}
      aria-label={label === '' ? (icon ?? t('widget.working')) : undefined}
      onClick={(event) => !submit && fire(event.currentTarget.form)}
    >
      <Icon name={icon} />
      {label}
      <Icon name={optionalText(node['iconEnd'])} />
    </button>
  );
}

const fieldProps = (node: WidgetNode) => ({
  id: text(node['name']) ? `field-${text(node['name'])}` : undefined,
  name: text(node['name']),
  required: flag(node['required']),
  disabled: flag(node['disabled']),
});

const textProps = (node: WidgetNode) => ({
  ...fieldProps(node),
  defaultValue: text(node['defaultValue']),
  placeholder: optionalText(node['placeholder']),
  'aria-label': optionalText(node['placeholder']) ?? text(node['name']),
  autoFocus: flag(node['autoFocus']),
  onFocus: (event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    flag(node['autoSelect']) && event.target.select(),
  dir: 'auto',
  ...(flag(node['allowAutofillExtensions']) ? {} : { 'data-1p-ignore': true, 'data-lpignore': 'true' }),
});

const INPUT_TYPES = ['text', 'number', 'email', 'password', 'tel', 'url'] as const;

export const Input = ({ node }: NodeProps): ReactNode => (
  <input
    className={controlClass(node, 'field')}
    type={oneOf(node['inputType'], INPUT_TYPES, 'text')}
    pattern={optionalText(node['pattern'])}
    {...textProps(node)}
  />
);

export const Textarea = ({ node }: NodeProps): ReactNode => (
  <textarea className={`${controlClass(node, 'field')} area`} rows={Number(node['rows']) || 3} {...textProps(node)} />
);

interface ListOption {
  value: string;
  label: string;
  disabled: boolean;
}
const optionsOf = (node: WidgetNode): ListOption[] =>
  (Array.isArray(node['options']) ? (node['options'] as WidgetNode[]) : []).map((option) => ({
    value: text(option['value']),
    label: text(option['label']) || text(option['value']),
    disabled: flag(option['disabled']),
  }));

export function Select({ node }: NodeProps): ReactNode {
  const { t } = usePanel();
  const { fire, disabled } = useAction(node['onChangeAction'], 'none');
  const placeholder = optionalText(node['placeholder']) ?? t('widget.choose');
  const chosen = text(node['defaultValue']);
  return (
    <select
      className={`${controlClass(node, 'field')} select`}
      {...fieldProps(node)}
      disabled={flag(node['disabled']) || disabled}
      defaultValue={chosen}
      aria-label={placeholder}
      onChange={(event) => fire(event.currentTarget.form ?? detachedForm(event.currentTarget))}
    >
      <option value="" disabled={!flag(node['clearable'])}>
        {placeholder}
      </option>
      {optionsOf(node).map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A control outside a form sends its own value as if it were the only field of one. */
function detachedForm(control: HTMLSelectElement | HTMLInputElement): HTMLFormElement {
  const form = document.createElement('form');
  const field = document.createElement('input');
  field.name = control.name;
  field.type = control.type === 'checkbox' ? 'checkbox' : 'text';
  if (control instanceof HTMLInputElement && control.type === 'checkbox') field.checked = control.checked;
  else field.value = control.value;
  form.append(field);
  return form;
}

const day = (value: unknown): string | undefined => optionalText(value)?.slice(0, 10);

export function DatePicker({ node }: NodeProps): ReactNode {
  const { fire, disabled } = useAction(node['onChangeAction'], 'none');
  return (
    <input
      type="date"
      className={controlClass(node, 'field')}
      {...fieldProps(node)}
      disabled={flag(node['disabled']) || disabled}
      defaultValue={day(node['defaultValue'])}
      min={day(node['min'])}
      max={day(node['max'])}
      aria-label={optionalText(node['placeholder']) ?? text(node['name'])}
      onChange={(event) => fire(event.currentTarget.form ?? detachedForm(event.currentTarget))}
    />
  );
}

export function Checkbox({ node }: NodeProps): ReactNode {
  const { fire } = useAction(node['onChangeAction'], 'none');
  return (
    <label className="choice">
      <input
        type="checkbox"
        className="checkbox"
        {...fieldProps(node)}
        defaultChecked={flag(node['defaultChecked'])}
        onChange={(event) => fire(event.currentTarget.form ?? detachedForm(event.currentTarget))}
      />
      <span>{text(node['label'])}</span>
    </label>
  );
}

export function RadioGroup({ node }: NodeProps): ReactNode {
  const { fire } = useAction(node['onChangeAction'], 'none');
  const label = optionalText(node['ariaLabel']) ?? text(node['name']);
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={node['direction'] === 'row' ? 'w-row radio-group' : 'w-col radio-group'}
    >
      {optionsOf(node).map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            className="radio"
            name={text(node['name'])}
            value={option.value}
            required={flag(node['required'])}
            disabled={flag(node['disabled']) || option.disabled}
            defaultChecked={option.value === node['defaultValue']}
            onChange={(event) => fire(event.currentTarget.form ?? detachedForm(event.currentTarget))}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

export const Label = ({ node }: NodeProps): ReactNode => (
  <label
    className={`w-label w-text-${oneOf(node['size'], ['xs', 'sm', 'md', 'lg', 'xl'], 'sm')}`}
    htmlFor={`field-${text(node['fieldName'])}`}
  >
    {text(node['value'])}
  </label>
);
