import { type FunctionTool, tool } from '@openai/agents';
import { z } from 'zod';
import { limitedTool } from '../limited-tools/limited-tool.js';
import { searchContentTool } from '../tools/search-content.tool.js';

function parametersOf(parameters: z.ZodObject): object {
  const plain = tool({ name: 'look', description: 'Looks.', parameters, execute: () => '' });
  return (limitedTool(plain, 1_000) as FunctionTool).parameters;
}

describe('plainSchema', () => {
  it('plainSchema gives each member one type, and no limits that every number keeps', () => {
    const parameters = z.object({
      page: z.int().nullish().describe('The page.'),
      word: z.string().nullable(),
      size: z.int().min(1).max(9),
      list: z.array(z.object({ on: z.boolean().nullable() })),
    });

    expect(parametersOf(parameters)).toEqual({
      type: 'object',
      properties: {
        page: { description: 'The page.', anyOf: [{ type: 'integer' }, { type: 'null' }] },
        word: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        size: { type: 'integer', minimum: 1, maximum: 9 },
        list: {
          type: 'array',
          items: {
            type: 'object',
            properties: { on: { anyOf: [{ type: 'boolean' }, { type: 'null' }] } },
            required: ['on'],
            additionalProperties: false,
          },
        },
      },
      required: ['page', 'word', 'size', 'list'],
      additionalProperties: false,
    });
  });

  it('the search tool stays strict: every member is required and no other is allowed', () => {
    const search = searchContentTool({ search: () => Promise.reject(new Error('not asked')) });
    const limited = limitedTool(search, 1_000) as FunctionTool;
    const { properties, required, additionalProperties } = limited.parameters as {
      properties: object;
      required: string[];
      additionalProperties: boolean;
    };

    expect(limited.strict).toBe(true);
    expect(required).toEqual(Object.keys(properties));
    expect(additionalProperties).toBe(false);
    expect(JSON.stringify(limited.parameters)).not.toMatch(/"type":\[|\$schema|9007199254740991/);
  });
});
