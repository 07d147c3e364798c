import { tool } from '@openai/agents';
import { z } from 'zod';

/** A tool with required, optional and listed members, for calls that a model writes almost correctly. */
export const weatherTool = tool({
  name: 'get_weather',
  description: 'Tells the weather of cities.',
  parameters: z.object({
    cities: z.array(z.string()).min(1).describe('Names of cities.'),
    days: z.int().min(1).max(7).nullish().describe('Days from today. Null: only today.'),
    unit: z.enum(['celsius', 'fahrenheit']).nullish(),
  }),
  execute: ({ cities, days, unit }) =>
    `Sunny in ${cities.join(' and ')} for ${days ?? 1} days in ${unit ?? 'celsius'}.`,
});
