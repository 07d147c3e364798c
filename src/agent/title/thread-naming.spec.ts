import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { aThread, aUserMessage } from '../../../test/support/thread-builders.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { UsageMeter } from '../usage/usage-meter.js';
import { ThreadNaming } from './thread-naming.js';
import type { FoundTitle, TitleModel } from './title-model.js';

const USED = { inputTokens: 40, outputTokens: 5, totalTokens: 45 };

describe('ThreadNaming', () => {
  let thread: ThreadMetadata;
  let used: number[];
  let find: (found: FoundTitle) => void;
  let fail: (error: Error) => void;
  let signal: AbortSignal;
  const asked: string[] = [];

  const titles = {
    titleOf: (question: string, given: AbortSignal) => {
      asked.push(question);
      signal = given;
      return new Promise<FoundTitle>((resolve, reject) => {
        find = resolve;
        fail = reject;
        given.addEventListener('abort', () => reject(given.reason));
      });
    },
  } as unknown as TitleModel;

  function naming(): ThreadNaming {
    return new ThreadNaming(thread, [aUserMessage({ text: 'How do I connect Postgres?' })], titles);
  }

  const meter = () => new UsageMeter(({ usage }) => used.push(usage.input_tokens));

  beforeEach(() => {
    Logger.overrideLogger(false);
    thread = aThread();
    used = [];
    asked.length = 0;
  });

  it('ThreadNaming names a thread after its question when the answer begins, and with the words of the model at its end', async () => {
    const name = naming();
    name.ask(meter());
    name.begin();
    expect(thread.title).toBe('How do I connect Postgres?');
    expect(name.isAsking).toBe(true);

    find({ title: 'Connecting Postgres', usage: USED });
    await name.settle();

    expect(asked).toEqual(['How do I connect Postgres?']);
    expect(thread.title).toBe('Connecting Postgres');
    expect(name.isAsking).toBe(false);
    expect(used).toEqual([40]);
  });

  it('ThreadNaming keeps a title that arrives before the answer begins', async () => {
    const name = naming();
    name.ask(meter());
    find({ title: 'Connecting Postgres', usage: USED });
    await name.settle();

    name.begin();

    expect(thread.title).toBe('Connecting Postgres');
  });

  it('ThreadNaming keeps a title that a tool or the reader gave meanwhile', async () => {
    const name = naming();
    name.ask(meter());
    name.begin();
    thread.title = 'Mine';

    find({ title: 'Connecting Postgres', usage: USED });
    await name.settle();

    expect(thread.title).toBe('Mine');
  });

  it('ThreadNaming asks for no title of a thread that has one', () => {
    thread.title = 'Mine';
    naming().ask(meter());

    expect(asked).toEqual([]);
  });

  it('ThreadNaming keeps the question when the model fails', async () => {
    const name = naming();
    name.ask(meter());
    name.begin();

    fail(new Error('unavailable'));
    await name.settle();

    expect(thread.title).toBe('How do I connect Postgres?');
  });

  it('ThreadNaming stops asking when the model needs longer than the reader should wait', async () => {
    jest.useFakeTimers();
    const name = naming();
    name.ask(meter());
    name.begin();
    const settled = name.settle();
    jest.runAllTimers();
    await settled;
    jest.useRealTimers();

    expect(signal.aborted).toBe(true);
    expect(thread.title).toBe('How do I connect Postgres?');
  });

  it('ThreadNaming shows a title of the model without links', async () => {
    const name = naming();
    name.ask(meter());
    name.begin();
    find({ title: 'See [this](https://evil.example/)', usage: USED });
    await name.settle();

    expect(thread.title).toBe('See this');
  });
});
