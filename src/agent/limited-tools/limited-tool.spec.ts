import { Logger } from '@nestjs/common';
import { Agent, Runner, type Tool, tool } from '@openai/agents';
import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { z } from 'zod';
import { TOOL_OUTPUT_LIMIT } from '../limits.js';
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
async function resultOf(look: Tool, signal?: AbortSignal): Promise<unknown> {
  const model = new ScriptedModel([[functionCall('look', {}, { callId: 'call_1' })], [assistantMessage('Done.')]]);
  const agent = limitTools(new Agent({ name: 'Looker', model, tools: [look] }), TIMEOUT_MS);
  const run = await new Runner({ tracingDisabled: true }).run(agent, 'Look!', { signal });
  expect(run.finalOutput).toBe('Done.');
  const [output] = run.newItems.filter((item) => item.type === 'tool_call_output_item');
  return output!.output;
}

describe('limitedTool', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('limitedTool passes on what the tool returns', async () => {
    expect(await resultOf(aTool(() => 'a tree'))).toBe('a tree');
    expect(await resultOf(aTool(() => ({ seen: ['a tree'] })))).toEqual({ seen: ['a tree'] });
  });

  it.each<[string, Tool]>([
    ['a tool that throws', aTool(() => Promise.reject(new Error('secret')), { errorFunction: null })],
    ['a tool that throws, with the error message of the Agents SDK', aTool(() => Promise.reject(new Error('secret')))],
    ['a tool that returns a value that JSON cannot hold', aTool(() => 1n)],
  ])('limitedTool reports %s to the model, and the run continues', async (_what, look) => {
    const result = await resultOf(look);

    expect(result).toMatch(/fail|error/i);
    expect(result).not.toContain('secret');
  });

  it('limitedTool stops a tool that hangs and reports it to the model', async () => {
    let stopped: AbortSignal | undefined;

    const result = await resultOf(aTool((details) => ((stopped = details?.signal), never())));

    expect(result).toContain('too long');
    expect(stopped!.aborted).toBe(true);
  });

  it('limitedTool keeps a time limit that the tool has already', async () => {
    const slow = () => new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS * 2, 'late'));

    expect(await resultOf(aTool(slow, { timeoutMs: TIMEOUT_MS * 40 }))).toBe('late');
  });

  it('limitedTool cuts a result of 5 MB to the limit and notes the cut', async () => {
    const result = String(await resultOf(aTool(() => 'x'.repeat(5_000_000))));

    expect(result.length).toBeLessThan(TOOL_OUTPUT_LIMIT + 200);
    expect(result).toContain('5000000 characters');
  });

  it('limitedTool cuts data that is not text as JSON', async () => {
    const result = String(await resultOf(aTool(() => ({ rows: Array.from({ length: 100_000 }, (_, row) => row) }))));

    expect(result).toMatch(/^\{"rows":\[0,1,2,.*\[Cut: /s);
    expect(result.length).toBeLessThan(TOOL_OUTPUT_LIMIT + 200);
  });

  it('limitedTool applies one limit to the texts of all parts and never cuts an image', async () => {
    const image = { type: 'image', image: `data:image/png;base64,${'A'.repeat(TOOL_OUTPUT_LIMIT * 2)}` };
    const text = { type: 'text', text: 'x'.repeat(TOOL_OUTPUT_LIMIT - 1) };

    const [first, second, third, ...rest] = (await resultOf(aTool(() => [text, image, text, text]))) as {
      text?: string;
    }[];

    expect([first, second]).toEqual([text, image]);
    expect(third!.text).toMatch(/^x\n\[Cut: /);
    expect(rest).toEqual([]);
  });

  it('limitedTool aborts the tool with the reason of the run', async () => {
    const abort = new AbortController();
    let seen: AbortSignal | undefined;
    const look = aTool((details) => {
      seen = details!.signal;
      abort.abort(new Error('stopped'));
      return never();
    });

    await resultOf(look, abort.signal).catch(() => undefined);

    expect(seen!.reason).toMatchObject({ message: 'stopped' });
  });
});

describe('limitTools', () => {
  it('limitTools limits the tools of all agents reachable by handoffs, also in circles, and skips hosted tools', () => {
    const hosted: Tool = { type: 'hosted_tool', name: 'web_search' };
    const second = new Agent({ name: 'Second', tools: [aTool(() => 1), hosted] });
    const first = new Agent({ name: 'First', handoffs: [second] });
    second.handoffs = [first];

    limitTools(first, TIMEOUT_MS);

    expect(second.tools).toMatchObject([{ timeoutMs: TIMEOUT_MS }, hosted]);
  });
});
