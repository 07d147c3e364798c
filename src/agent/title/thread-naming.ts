import { Logger } from '@nestjs/common';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { questionIn, titleFrom } from '../../threads/thread-title.js';
import { plainText } from '../answer-links/plain-text.js';
import { TITLE_WAIT_MS } from '../limits.js';
import type { UsageMeter } from '../usage/usage-meter.js';
import type { TitleModel } from './title-model.js';

/** Names the thread of one answer: with its first question at once, and with the words of a model when it has found some. */
export class ThreadNaming {
  private readonly logger = new Logger(ThreadNaming.name);
  private readonly abort = new AbortController();
  private checked?: string | null;
  private fromQuestion?: string;
  private asking?: Promise<void>;

  constructor(
    private readonly thread: ThreadMetadata,
    private readonly history: readonly ThreadItem[],
    private readonly titles?: TitleModel,
  ) {}

  /** Asks the model for a title, if there is one and the thread has none. The answer goes on meanwhile. */
  ask(usage: UsageMeter): void {
    const question = questionIn(this.history);
    if (!this.titles || this.thread.title || !question) return;
    this.asking = this.find(this.titles, question, usage).finally(() => (this.asking = undefined));
  }

  private async find(titles: TitleModel, question: string, usage: UsageMeter): Promise<void> {
    try {
      const found = await titles.titleOf(question, this.abort.signal);
      usage.adds(found.usage);
      // A tool or the reader may have named the thread meanwhile.
      if (found.title && (this.thread.title || undefined) === this.fromQuestion) this.thread.title = found.title;
    } catch (error) {
      if (!this.abort.signal.aborted) this.logger.warn(`TITLE_MODEL gave no title. ${reasonOf(error)}`);
    }
  }

  /** When the answer begins, so that the title is stored while the model continues. */
  begin(): void {
    if (this.thread.title) return;
    this.fromQuestion = titleFrom(this.history);
    this.thread.title = this.fromQuestion;
  }

  /** A tool may name the thread with words of a page; the first question and a model name it as well. */
  check(): void {
    const { thread } = this;
    if (thread.title === this.checked) return;
    const wasFromQuestion = thread.title === this.fromQuestion;
    if (thread.title) thread.title = plainText(thread.title);
    if (wasFromQuestion) this.fromQuestion = thread.title ?? undefined;
    this.checked = thread.title;
  }

  get isAsking(): boolean {
    return this.asking !== undefined;
  }

  /** Waits a little for a title that is still being found. */
  async settle(): Promise<void> {
    if (this.asking) {
      const timer = setTimeout(() => this.abort.abort(), TITLE_WAIT_MS);
      await this.asking;
      clearTimeout(timer);
    }
    this.check();
  }

  end(): void {
    // Aborting creates an error with its stack, which is too slow for every answer.
    if (this.asking) this.abort.abort();
  }
}

/** What a model server says may repeat the question, so only the kind of the fault is logged. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown error';
}
