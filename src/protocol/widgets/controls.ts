import { z } from 'zod';
import { actionConfigSchema } from '../actions.js';
import { iconNameSchema } from '../icons.js';
import { namedProps, typingProps } from './props.js';
import {
  colorSchema,
  controlSizeSchema,
  controlVariantSchema,
  directionSchema,
  textAlignSchema,
  textSizeSchema,
  weightSchema,
} from './tokens.js';

/** `name` is the name of the form field: its value is added to the payload of the action that submits the form. */
const fieldProps = { ...namedProps, name: z.string(), disabled: z.boolean().optional() };

const typedFieldProps = {
  ...fieldProps,
  ...typingProps,
  defaultValue: z.string().optional(),
  variant: z.enum(['soft', 'outline']).optional(),
  size: controlSizeSchema.optional(),
  gutterSize: z.enum(['2xs', 'xs', 'sm', 'md', 'lg', 'xl']).optional(),
};

const pickerProps = {
  ...fieldProps,
  onChangeAction: actionConfigSchema.optional(),
  placeholder: z.string().optional(),
  defaultValue: z.string().optional(),
  variant: controlVariantSchema.optional(),
  size: controlSizeSchema.optional(),
  pill: z.boolean().optional(),
  block: z.boolean().optional(),
  clearable: z.boolean().optional(),
};

export const buttonSchema = z
  .strictObject({
    type: z.literal('Button'),
    ...namedProps,
    submit: z.boolean().optional(),
    label: z.string().optional(),
    onClickAction: actionConfigSchema.optional(),
    iconStart: iconNameSchema.optional(),
    iconEnd: iconNameSchema.optional(),
    style: z.enum(['primary', 'secondary']).optional(),
    iconSize: z.enum(['sm', 'md', 'lg', 'xl', '2xl']).optional(),
    color: z.enum(['primary', 'secondary', 'info', 'discovery', 'success', 'caution', 'warning', 'danger']).optional(),
    variant: controlVariantSchema.optional(),
    size: controlSizeSchema.optional(),
    pill: z.boolean().optional(),
    uniform: z.boolean().optional(),
    block: z.boolean().optional(),
    disabled: z.boolean().optional(),
  })
  .meta({ id: 'WidgetButton' });

export const inputSchema = z
  .strictObject({
    type: z.literal('Input'),
    ...typedFieldProps,
    inputType: z.enum(['number', 'email', 'text', 'password', 'tel', 'url']).optional(),
    pill: z.boolean().optional(),
  })
  .meta({ id: 'WidgetInput' });

export const textareaSchema = z
  .strictObject({
    type: z.literal('Textarea'),
    ...typedFieldProps,
    rows: z.int().optional(),
    autoResize: z.boolean().optional(),
    maxRows: z.int().optional(),
  })
  .meta({ id: 'WidgetTextarea' });

export const selectSchema = z
  .strictObject({
    type: z.literal('Select'),
    ...pickerProps,
    options: z.array(
      z.strictObject({
        value: z.string(),
        label: z.string(),
        disabled: z.boolean().optional(),
        description: z.string().optional(),
      }),
    ),
    /** Absent: clients decide by the number of options. */
    searchable: z.boolean().optional(),
  })
  .meta({ id: 'WidgetSelect' });

/** The dates are ISO 8601. */
export const datePickerSchema = z
  .strictObject({
    type: z.literal('DatePicker'),
    ...pickerProps,
    min: z.string().optional(),
    max: z.string().optional(),
    side: z.enum(['top', 'bottom', 'left', 'right']).optional(),
    align: z.enum(['start', 'center', 'end']).optional(),
  })
  .meta({ id: 'WidgetDatePicker' });

export const checkboxSchema = z
  .strictObject({
    type: z.literal('Checkbox'),
    ...fieldProps,
    label: z.string().optional(),
    defaultChecked: z.boolean().optional(),
    onChangeAction: actionConfigSchema.optional(),
    required: z.boolean().optional(),
  })
  .meta({ id: 'WidgetCheckbox' });

export const radioGroupSchema = z
  .strictObject({
    type: z.literal('RadioGroup'),
    ...fieldProps,
    options: z
      .array(z.strictObject({ label: z.string(), value: z.string(), disabled: z.boolean().optional() }))
      .optional(),
    ariaLabel: z.string().optional(),
    onChangeAction: actionConfigSchema.optional(),
    defaultValue: z.string().optional(),
    direction: directionSchema.optional(),
    required: z.boolean().optional(),
  })
  .meta({ id: 'WidgetRadioGroup' });

export const labelSchema = z
  .strictObject({
    type: z.literal('Label'),
    ...namedProps,
    value: z.string(),
    fieldName: z.string(),
    size: textSizeSchema.optional(),
    weight: weightSchema.optional(),
    textAlign: textAlignSchema.optional(),
    color: colorSchema.optional(),
  })
  .meta({ id: 'WidgetLabel' });
