import { Logger } from '@nestjs/common';
import { Agent, Runner, type Tool, tool } from '@openai/agents';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { z } from 'zod';
import { TOOL_OUTPUT_LIMIT } from './cut-tool-output.js';
import { limitTools } from './limited-tool.js';

const TIMEOUT_MS = 50;
const definition = { name: 'look', description: 'Looks.', parameters: z.object({}) };

function aTool(
  execute: (details?: { signal?: AbortSignal }) => unknown,
  options: { timeoutMs?: number; errorFunction?: null } = {},
): Tool {
  return tool({ ...definition, ...options, execute: (_arguments, _run, details) => execute(details) });
}

const never = () => new Promise<never>(() => undefined);

/** The result that the model gets when it calls the tool of its agent. */
async function toldBy(look: Tool, signal?: AbortSignal): Promise<unknown> {
  const model = new ScriptedModel([[functionCall('look', {}, { callId: 'call_1' })], [assistantMessage('Done.')]]);
  const agent = limitTools(new Agent({ name: 'Looker', model, tools: [look] }), TIMEOUT_MS);
  const result = await new Runner({ tracingDisabled: true }).run(agent, 'Look!', { signal });
  expect(result.finalOutput).toBe('Done.');
  const [told] = result.newItems.filter((item) => item.type === 'tool_call_output_item');
  return told!.output;
}

describe('limitedTool', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('returns the result of the tool unchanged', async () => {
    expect(await toldBy(aTool(() => 'a tree'))).toBe('a tree');
    expect(await toldBy(aTool(() => ({ seen: ['a tree'] })))).toEqual({ seen: ['a tree'] });
  });

  it.each<[string, Tool]>([
    ['a tool that throws', aTool(() => Promise.reject(new Error('secret')), { errorFunction: null })],
    ['a tool that throws, with the words of the Agents SDK', aTool(() => Promise.reject(new Error('secret')))],
    ['a tool that returns what is no JSON', aTool(() => 1n)],
  ])('gives the model a message about %s and continues the run', async (_what, look) => {
    const told = await toldBy(look);

    expect(told).toMatch(/fail|error/i);
    expect(told).not.toContain('secret');
  });

  it('gives the model a message about a tool that hangs, and aborts it', async () => {
    let stopped: AbortSignal | undefined;

    const told = await toldBy(aTool((details) => ((stopped = details?.signal), never())));

    expect(told).toContain('too long');
    expect(stopped!.aborted).toBe(true);
  });

  it('keeps the time limit that a tool has set itself', async () => {
    const slow = () => new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS * 2, 'late'));

    expect(await toldBy(aTool(slow, { timeoutMs: TIMEOUT_MS * 40 }))).toBe('late');
  });

  it('cuts a result of 5 MB and adds a note about it', async () => {
    const told = String(await toldBy(aTool(() => 'x'.repeat(5_000_000))));

    expect(told.length).toBeLessThan(TOOL_OUTPUT_LIMIT + 200);
    expect(told).toContain('5000000 characters');
  });

  it('cuts a result that is not text as JSON', async () => {
    const told = String(await toldBy(aTool(() => ({ rows: Array.from({ length: 100_000 }, (_, row) => row) }))));

    expect(told).toMatch(/^\{"rows":\[0,1,2,.*\[Cut: /s);
    expect(told.length).toBeLessThan(TOOL_OUTPUT_LIMIT + 200);
  });

  it('applies one limit to the texts of all parts, and never cuts an image', async () => {
    const image = { type: 'image', image: `data:image/png;base64,${'A'.repeat(TOOL_OUTPUT_LIMIT * 2)}` };
    const text = { type: 'text', text: 'x'.repeat(TOOL_OUTPUT_LIMIT - 1) };

    const [first, second, third, ...rest] = (await toldBy(aTool(() => [text, image, text, text]))) as {
      text?: string;
    }[];

    expect([first, second]).toEqual([text, image]);
    expect(third!.text).toMatch(/^x\n\[Cut: /);
    expect(rest).toEqual([]);
  });

  it('aborts a tool with the reason of its run', async () => {
    const abort = new AbortController();
    let seen: AbortSignal | undefined;
    const look = aTool((details) => {
      seen = details!.signal;
      abort.abort(new Error('stopped'));
      return never();
    });

    await toldBy(look, abort.signal).catch(() => undefined);

    expect(seen!.reason).toMatchObject({ message: 'stopped' });
  });
});

describe('limitTools', () => {
  it('limits the tools of all agents that can be reached by handoffs, and no hosted tools', () => {
    const hosted: Tool = { type: 'hosted_tool', name: 'web_search' };
    const second = new Agent({ name: 'Second', tools: [aTool(() => 1), hosted] });
    const first = new Agent({ name: 'First', handoffs: [second] });
    second.handoffs = [first];

    limitTools(first, TIMEOUT_MS);

    expect(second.tools).toMatchObject([{ timeoutMs: TIMEOUT_MS }, hosted]);
  });
});
