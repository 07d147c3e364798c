import { z } from 'zod';
import { actionConfigSchema } from '../actions.js';
import { chartSchema } from './chart.js';
import { badgeSchema, dividerSchema, iconSchema, imageSchema, spacerSchema } from './content.js';
import {
  buttonSchema,
  checkboxSchema,
  datePickerSchema,
  inputSchema,
  labelSchema,
  radioGroupSchema,
  selectSchema,
  textareaSchema,
} from './controls.js';
import { boxProps, namedProps } from './props.js';
import { captionSchema, markdownSchema, textSchema, titleSchema } from './text.js';
import {
  alignmentSchema,
  directionSchema,
  lengthSchema,
  spacingSchema,
  textAlignSchema,
  textSizeSchema,
} from './tokens.js';

/*
 * The components that contain others, and the union of all components. They refer to each other, so they share a file.
 * `children` is a getter because the union is not defined yet when its members are.
 */

type OneChild = z.ZodOptional<typeof knownComponentSchema>;
type Children = z.ZodArray<typeof knownComponentSchema>;
type OptionalChildren = z.ZodOptional<Children>;

export const boxSchema = z
  .strictObject({
    type: z.literal('Box'),
    ...namedProps,
    ...boxProps,
    direction: directionSchema.optional(),
    get children(): OptionalChildren {
      return z.array(knownComponentSchema).optional();
    },
  })
  .meta({ id: 'WidgetBox' });

export const rowSchema = z
  .strictObject({
    type: z.literal('Row'),
    ...namedProps,
    ...boxProps,
    get children(): OptionalChildren {
      return z.array(knownComponentSchema).optional();
    },
  })
  .meta({ id: 'WidgetRow' });

export const colSchema = z
  .strictObject({
    type: z.literal('Col'),
    ...namedProps,
    ...boxProps,
    get children(): OptionalChildren {
      return z.array(knownComponentSchema).optional();
    },
  })
  .meta({ id: 'WidgetCol' });

export const formSchema = z
  .strictObject({
    type: z.literal('Form'),
    ...namedProps,
    ...boxProps,
    direction: directionSchema.optional(),
    onSubmitAction: actionConfigSchema.optional(),
    get children(): OptionalChildren {
      return z.array(knownComponentSchema).optional();
    },
  })
  .meta({ id: 'WidgetForm' });

/** Animates the change from one child to the next; the only component whose `children` is one component. */
export const transitionSchema = z
  .strictObject({
    type: z.literal('Transition'),
    ...namedProps,
    get children(): OneChild {
      return knownComponentSchema.optional();
    },
  })
  .meta({ id: 'WidgetTransition' });

export const listViewItemSchema = z
  .strictObject({
    type: z.literal('ListViewItem'),
    ...namedProps,
    onClickAction: actionConfigSchema.optional(),
    gap: lengthSchema.optional(),
    align: alignmentSchema.optional(),
    get children(): Children {
      return z.array(knownComponentSchema);
    },
  })
  .meta({ id: 'WidgetListViewItem' });

export const tableCellSchema = z
  .strictObject({
    type: z.literal('Table.Cell'),
    ...namedProps,
    width: lengthSchema.optional(),
    padding: spacingSchema.optional(),
    colSpan: z.int().optional(),
    rowSpan: z.int().optional(),
    align: textAlignSchema.optional(),
    vAlign: textAlignSchema.optional(),
    colSize: textSizeSchema.optional(),
    get children(): OptionalChildren {
      return z.array(knownComponentSchema).optional();
    },
  })
  .meta({ id: 'WidgetTableCell' });

export const tableRowSchema = z
  .strictObject({
    type: z.literal('Table.Row'),
    ...namedProps,
    header: z.boolean().optional(),
    children: z.array(tableCellSchema).optional(),
  })
  .meta({ id: 'WidgetTableRow' });

export const tableSchema = z
  .strictObject({ type: z.literal('Table'), ...namedProps, children: z.array(tableRowSchema).optional() })
  .meta({ id: 'WidgetTable' });

/** Every component below a root, with exactly the props that it has. */
export const knownComponentSchema = z
  .discriminatedUnion('type', [
    textSchema,
    titleSchema,
    captionSchema,
    markdownSchema,
    badgeSchema,
    iconSchema,
    imageSchema,
    dividerSchema,
    spacerSchema,
    chartSchema,
    buttonSchema,
    inputSchema,
    textareaSchema,
    selectSchema,
    datePickerSchema,
    checkboxSchema,
    radioGroupSchema,
    labelSchema,
    boxSchema,
    rowSchema,
    colSchema,
    formSchema,
    transitionSchema,
    listViewItemSchema,
    tableSchema,
    tableRowSchema,
    tableCellSchema,
  ])
  .meta({ id: 'WidgetComponent' });

export type KnownComponent = z.infer<typeof knownComponentSchema>;
