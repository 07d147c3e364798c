import { z } from 'zod';
import { namedProps, sizeProps } from './props.js';
import { colorSchema, lengthSchema } from './tokens.js';

const curveTypeSchema = z.enum([
  'basis',
  'basisClosed',
  'basisOpen',
  'bumpX',
  'bumpY',
  'bump',
  'linear',
  'linearClosed',
  'natural',
  'monotoneX',
  'monotoneY',
  'monotone',
  'step',
  'stepBefore',
  'stepAfter',
]);

const seriesProps = {
  /** The name in the legend. */
  label: z.string().nullish(),
  /** The member of each row of `data` that has the number. */
  dataKey: z.string(),
  color: colorSchema.optional(),
};

/** Series with the same `stack` are drawn on top of each other. */
const stack = z.string().optional();
const curveType = curveTypeSchema.optional();

const seriesSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bar'), ...seriesProps, stack }).meta({ id: 'WidgetBarSeries' }),
  z.strictObject({ type: z.literal('area'), ...seriesProps, stack, curveType }).meta({ id: 'WidgetAreaSeries' }),
  z.strictObject({ type: z.literal('line'), ...seriesProps, curveType }).meta({ id: 'WidgetLineSeries' }),
]);

const xAxisSchema = z.union([
  z.string(),
  z.strictObject({
    dataKey: z.string(),
    hide: z.boolean().optional(),
    /** Labels to show instead of the values of the rows, by value. */
    labels: z.record(z.string(), z.string()).optional(),
  }),
]);

export const chartSchema = z
  .strictObject({
    type: z.literal('Chart'),
    ...namedProps,
    ...sizeProps,
    data: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
    series: z.array(seriesSchema),
    xAxis: xAxisSchema,
    showYAxis: z.boolean().optional(),
    showLegend: z.boolean().optional(),
    showTooltip: z.boolean().optional(),
    barGap: z.number().optional(),
    barCategoryGap: z.number().optional(),
    flex: lengthSchema.optional(),
  })
  .meta({ id: 'WidgetChart' });
