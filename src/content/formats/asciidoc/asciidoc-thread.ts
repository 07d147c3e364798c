import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { ASCIIDOC_HEAP_MB, ASCIIDOC_IDLE_MS, ASCIIDOC_MS, ASCIIDOC_OUTPUT } from '../../limits.js';
import { UnreadablePage } from '../../unreadable-page.js';

/** A page as Asciidoctor writes it. */
export interface ConvertedPage {
  /** The content without a document around it. */
  readonly html: string;
  /** As HTML; undefined for a page without a title. */
  readonly title?: string;
  /** The attributes of the document that have a text: `description`, `keywords`, `lang`, and the page's own ones. */
  readonly attributes: Readonly<Record<string, string>>;
}

type Outcome = ConvertedPage | { readonly fault: string };

/** A thread loads built JavaScript only, and the tests run TypeScript: so its program is here. It answers each text in turn. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const core = import(workerData.core);
parentPort.on('message', async (text) => {
  try {
    const { load, NullLogger } = await core;
    const document = await load(text, { ...workerData.options, logger: new NullLogger() });
    const html = String(await document.convert());
    if (html.length > workerData.most) throw new RangeError('too long');
    const entries = Object.entries(document.getAttributes()).filter(([, value]) => typeof value === 'string');
    parentPort.postMessage({ html, title: document.getDocumentTitle(), attributes: Object.fromEntries(entries) });
  } catch (error) {
    parentPort.postMessage({ fault: error instanceof Error ? error.name : 'Error' });
  }
});
`;

/** In secure mode Asciidoctor reads no other file: an include becomes a link. Links to other pages keep their ending. */
const OPTIONS = {
  safe: 'secure',
  attributes: { showtitle: '', relfilesuffix: '.adoc', experimental: '', 'skip-front-matter': '' },
};

/**
 * Converts pages with Asciidoctor in a thread of its own, because its time for a page can grow with the square of the page's
 * length and more. The thread starts with the first page and ends when it is idle.
 */
export class AsciidocThread {
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  /** The page that is converted now, and those that wait before the next one. */
  private last: Promise<unknown> = Promise.resolve();

  /** @throws UnreadablePage for a page that takes Asciidoctor too much time or memory, and one that it cannot read. */
  convert(text: string, milliseconds = ASCIIDOC_MS): Promise<ConvertedPage> {
    const page = this.last.then(() => this.convertNow(text, milliseconds));
    this.last = page.catch(() => undefined);
    return page;
  }

  private async convertNow(text: string, milliseconds: number): Promise<ConvertedPage> {
    clearTimeout(this.idle);
    this.worker ??= this.start();
    const outcome = await this.answerOf(this.worker, text, milliseconds);
    this.idle = setTimeout(() => this.end(), ASCIIDOC_IDLE_MS).unref();
    if ('fault' in outcome) throw new UnreadablePage(outcome.fault);
    return outcome;
  }

  private start(): Worker {
    const core = createRequire(import.meta.url).resolve('@asciidoctor/core');
    return new Worker(PROGRAM, {
      eval: true,
      workerData: { core, options: OPTIONS, most: ASCIIDOC_OUTPUT },
      resourceLimits: { maxOldGenerationSizeMb: ASCIIDOC_HEAP_MB },
    });
  }

  private answerOf(worker: Worker, text: string, milliseconds: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome, ends: boolean) => {
        clearTimeout(timer);
        worker.off('error', dead).off('exit', dead);
        worker.unref();
        if (ends) this.end();
        resolve(outcome);
      };
      const timer = setTimeout(() => {
        settle({ fault: `takes Asciidoctor more than ${milliseconds / 1_000} s; make the page simpler` }, true);
      }, milliseconds);
      const dead = () => settle({ fault: 'takes Asciidoctor too much memory; make the page simpler' }, true);
      worker.ref();
      worker.once('error', dead).once('exit', dead);
      worker.once('message', (outcome: Outcome) => {
        if (!('fault' in outcome)) settle(outcome, false);
        else settle({ fault: `cannot be read by Asciidoctor (${outcome.fault}); make the page simpler` }, false);
      });
      worker.postMessage(text, []);
    });
  }

  private end(): void {
    const { worker } = this;
    this.worker = undefined;
    // Nobody waits for its end; an error that comes with it is of no use to anyone.
    worker?.on('error', () => undefined);
    worker?.terminate().catch(() => undefined);
  }
}
