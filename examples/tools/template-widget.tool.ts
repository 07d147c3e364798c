import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';
import { WidgetTemplate } from '../../src/widgets/widget-template.js';

/** Read once, when the program starts: an invalid template makes the start fail, not an answer. */
const weather = WidgetTemplate.fromFile(new URL('../widgets/weather.widget', import.meta.url));

/** Shows a widget that is built from a `.widget` file and data. */
export const showWeatherTool = tool({
  name: 'show_weather',
  description: 'Shows the weather of a place.',
  parameters: z.object({ place: z.string() }),
  async execute({ place }, run?: RunContext<AgentContext>): Promise<string> {
    const forecast = { place, degrees: 21, warning: null, days: ['Mon', 'Tue'] };
    await run!.context.streamWidget(weather.build(forecast));
    return `The weather of ${place} is shown: ${forecast.degrees} degrees.`;
  },
});
