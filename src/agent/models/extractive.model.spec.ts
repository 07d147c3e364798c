import type { AgentInputItem, ModelRequest, protocol } from '@openai/agents';
import { aPassage, aRequest, collect, covering, notCovering } from '../../../test/support/agent-builders.js';
import { AppError } from '../../common/errors/app-error.js';
import { PassageNumbers } from '../citations/passage-numbers.js';
import { stanceOf } from '../extractive/phrases.js';
import { readerContextToInput } from '../reader-context.js';
import { describeSearchFailure } from '../tools/search-failure.js';
import { describeRetrieval } from '../tools/search-results.js';
import { ExtractiveModel } from './extractive.model.js';

const QUESTION: AgentInputItem = { role: 'user', content: 'How do I connect Postgres?' };

function request(input: AgentInputItem[], signal?: AbortSignal): ModelRequest {
  return { input, signal, modelSettings: {}, tools: [], outputType: 'text', handoffs: [], tracing: false };
}

function searched(output: string): AgentInputItem[] {
  return [
    { type: 'function_call', callId: 'call_1', name: 'search_content', arguments: '{}' },
    {
      type: 'function_call_result',
      callId: 'call_1',
      name: 'search_content',
      status: 'completed',
      output: { type: 'text', text: output },
    },
  ];
}

async function found(text: string): Promise<AgentInputItem[]> {
  return searched(await describeRetrieval(covering(aPassage('a', { text })), new PassageNumbers()));
}

function outputOf(events: protocol.StreamEvent[]) {
  const done = events.find((event) => event.type === 'response_done');
  return done!.response.output[0]!;
}

describe('ExtractiveModel', () => {
  const model = new ExtractiveModel();

  it('ExtractiveModel first searches with the words of the question', async () => {
    const { output } = await model.getResponse(request([QUESTION]));

    expect(output).toEqual([expect.objectContaining({ type: 'function_call', name: 'search_content' })]);
    expect(JSON.parse((output[0] as protocol.FunctionCallItem).arguments)).toEqual({
      queries: ['How do I connect Postgres?'],
      search_scope: 'full',
    });
  });

  it('ExtractiveModel quotes what the search found and streams it in groups of words', async () => {
    const text = 'Connect Postgres by setting the variable to its address before the server starts.';

    const events = await collect(model.getStreamedResponse(request([QUESTION, ...(await found(text))])));

    const deltas = events.flatMap((event) => (event.type === 'output_text_delta' ? [event.delta] : []));
    expect(deltas.length).toBeGreaterThan(3);
    expect(deltas.join('')).toBe(`${text} [1]`);
    expect(outputOf(events)).toMatchObject({ role: 'assistant', content: [{ text: `${text} [1]` }] });
  });

  it('ExtractiveModel searches again for the next question, also after earlier results', async () => {
    const input = [QUESTION, ...(await found('Old.')), { role: 'user', content: 'How are backups restored?' } as const];

    const { output } = await model.getResponse(request(input));

    expect(output[0]).toMatchObject({ type: 'function_call' });
  });

  it('ExtractiveModel marks the answer to a follow-up from pages that never mention what it asks about', async () => {
    const input = [QUESTION, { role: 'user', content: 'And on Windows?' } as const];

    const other = await model.getResponse(request([...input, ...(await found('Connect Postgres on Linux.'))]));
    const right = await model.getResponse(
      request([...input, ...(await found('Connect Postgres on Windows like this.'))]),
    );

    expect(other.output[0]).toMatchObject({ content: [{ text: 'This may help:\n\nConnect Postgres on Linux. [1]' }] });
    expect(right.output[0]).toMatchObject({ content: [{ text: 'Connect Postgres on Windows like this. [1]' }] });
  });

  it('ExtractiveModel searches everything when the open page does not answer a question about it', async () => {
    const input = [
      { role: 'user', content: 'What does this page say about backups?' } as const,
      readerContextToInput(aRequest({ pageContext: { current_chapter: 2, current_lesson: 'postgres' } }))!,
    ];
    const nothing = await describeRetrieval(notCovering(aPassage('a')), new PassageNumbers());

    const first = await model.getResponse(request(input));
    const second = await model.getResponse(request([...input, ...searched(nothing)]));
    const third = await model.getResponse(request([...input, ...searched(nothing), ...searched(nothing)]));

    expect([first, second].map(({ output }) => (output[0] as protocol.FunctionCallItem).arguments)).toEqual([
      '{"queries":["backups"],"search_scope":"current_page"}',
      '{"queries":["backups"],"search_scope":"full"}',
    ]);
    expect(third.output[0]).toMatchObject({ type: 'message' });
  });

  it('ExtractiveModel quotes what the open page says around the selection before other pages', async () => {
    const numbers = new PassageNumbers();
    const of = async (...texts: string[]) => {
      const passages = texts.map((text, index) => aPassage(`${text}${index}`, { text }));
      return searched(await describeRetrieval(covering(...passages), numbers));
    };
    const input = [
      { role: 'user', content: 'explain this' } as const,
      readerContextToInput(aRequest({ pageContext: { current_chapter: 2 }, selectedText: 'gzip off' }))!,
    ];
    const page = await of('Nothing about it.', 'Set `gzip off`, because gzip holds back streams.');
    const everything = await of('With gzip off the body is larger.');

    const second = await model.getResponse(request([...input, ...page]));
    const third = await model.getResponse(request([...input, ...page, ...everything]));

    expect(second.output[0]).toMatchObject({ type: 'function_call', arguments: expect.stringContaining('"full"') });
    expect(third.output[0]).toMatchObject({ content: [{ text: expect.stringMatching(/^Set `gzip off`.*\[2\]/) }] });
  });

  it('ExtractiveModel says what was searched when words of the question were repaired, and quotes for these', async () => {
    const input = [{ role: 'user', content: 'how to conect postgress' } as const];
    const repairs = [
      { typed: 'conect', searched: 'connect' },
      { typed: 'postgress', searched: 'postgres' },
    ];
    const retrieval = { ...covering(aPassage('a', { text: 'Connect Postgres with a URL.' })), repairs };

    const { output } = await model.getResponse(
      request([...input, ...searched(await describeRetrieval(retrieval, new PassageNumbers()))]),
    );

    expect(output[0]).toMatchObject({
      content: [{ text: 'Searched for “connect” and “postgres”.\n\nConnect Postgres with a URL. [1]' }],
    });
    const [part] = (output[0] as protocol.AssistantMessageItem).content;
    expect(part).toMatchObject({ text: expect.anything() });
    expect(stanceOf((part as { text: string }).text)).toBe('sure');
    expect(stanceOf('Searched for “connect”.\n\nThis may help:\n\nText.')).toBe('unsure');
  });

  it('ExtractiveModel speaks the language of the question, also about a search that failed', async () => {
    const nothing = await describeRetrieval(notCovering(aPassage('a')), new PassageNumbers());
    const answerTo = async (content: string, output: string) => {
      const answer = await model.getResponse(request([{ role: 'user', content }, ...searched(output)]));
      const [part] = (answer.output[0] as protocol.AssistantMessageItem).content;
      return (part as { text: string }).text;
    };

    const refused = await answerTo('Wie backe ich ein Brot mit Hefe?', nothing);
    const greeted = await answerTo('¡Hola!', nothing);
    const failed = await answerTo('如何安装？', describeSearchFailure(new AppError({ code: 'index_empty' })));

    expect(refused).toMatch(
      /^Diese Dokumentation beantwortet diese Frage nicht\. Am nächsten kommen ihr diese Seiten:/,
    );
    expect(stanceOf(refused)).toBe('refused');
    expect(greeted).toMatch(/^¡Hola! .*\n\n- ¿Qué dice esta documentación sobre «/);
    expect(failed).toBe('文档尚未建立索引，因此现在无法搜索。请您过几分钟再问一次。');
    const german = await describeRetrieval(
      notCovering(aPassage('a', { text: 'Der Port wird mit dieser Variable gesetzt, wenn der Server nicht startet.' })),
      new PassageNumbers(),
    );
    expect(await answerTo('postgres docker', german)).toMatch(/^Das hilft Ihnen vielleicht weiter:/);
    expect(stanceOf('已搜索“连接”。\n\n以下内容可能对您有帮助：\n\n文本')).toBe('unsure');
  });

  it('ExtractiveModel says that the search is unavailable instead of guessing', async () => {
    const failure = describeSearchFailure(new AppError({ code: 'index_lost' }));

    const events = await collect(model.getStreamedResponse(request([QUESTION, ...searched(failure)])));

    expect(outputOf(events)).toMatchObject({
      content: [{ text: expect.stringMatching(/^The documentation cannot be searched until an administrator/) }],
    });
  });

  it('ExtractiveModel stops in the middle of its answer when its signal aborts', async () => {
    const abort = new AbortController();
    const long = `Postgres ${'and more words '.repeat(200)}.`;
    const seen: string[] = [];

    const reading = (async () => {
      for await (const event of model.getStreamedResponse(request([QUESTION, ...(await found(long))], abort.signal))) {
        if (event.type === 'output_text_delta' && seen.push(event.delta) === 2) abort.abort(new Error('stopped'));
      }
    })();

    await expect(reading).rejects.toThrow('stopped');
    expect(seen).toHaveLength(2);
  });

  it('ExtractiveModel lets other work run between two deltas', async () => {
    let turns = 0;
    let answering = true;
    const countTurn = (): void => {
      turns += 1;
      if (answering) setImmediate(countTurn);
    };
    setImmediate(countTurn);

    for await (const event of model.getStreamedResponse(
      request([QUESTION, ...(await found(`Postgres ${'word '.repeat(900)}`))]),
    ))
      void event;
    answering = false;

    expect(turns).toBeGreaterThan(1);
  });
});
