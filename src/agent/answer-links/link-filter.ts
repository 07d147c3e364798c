import type { ResponderEvent } from '../../chatkit/responder.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { Annotation } from '../../protocol/sources.js';
import type { StructuredInput } from '../../protocol/structured-input.js';
import type { ThreadItemUpdate } from '../../protocol/updates.js';
import type { Task, Workflow } from '../../protocol/workflows.js';
import { type SafeMarkdownOptions, safeMarkdown } from '../answer-text/safe-markdown-stream.js';
import type { PassageNumbers } from '../citations/passage-numbers.js';
import { GrowingText } from './growing-text.js';
import type { AddressRule } from './link-rule.js';
import { plainText } from './plain-text.js';
import { safeMembers, safeSearchSource, safeSource } from './safe-source.js';

/**
 * A security feature: applies the rule about links to everything that one turn shows beside the text of its messages,
 * whether a model or a tool sent it. ChatKit widgets, client effects and client tools belong to the integration and are
 * not changed. Sources that the server made for passages of this turn are links by every rule.
 */
export class LinkFilter {
  private readonly growing = new Map<string, GrowingText>();
  private readonly textRules: SafeMarkdownOptions;

  constructor(
    readonly rule: AddressRule,
    private readonly passages: Pick<PassageNumbers, 'isSource'>,
  ) {
    this.textRules = { rule, keepsMarkers: true };
  }

  /** An event that is not about the text of a message. */
  event(event: ResponderEvent): ResponderEvent {
    switch (event.type) {
      case 'thread.item.updated':
        return { ...event, update: this.update(event.item_id, event.update) };
      case 'thread.item.added':
      case 'thread.item.done':
      case 'thread.item.replaced':
      case 'item.kept':
        return { ...event, item: this.item(event.item) };
      case 'thread.created':
      case 'thread.updated':
        return { ...event, thread: { ...event.thread, ...safeMembers(event.thread, ['title']) } };
      case 'progress_update':
        return { ...event, text: plainText(event.text) };
      case 'notice':
        return { ...event, ...safeMembers(event, ['title']), message: safeMarkdown(event.message, this.textRules) };
      case 'error':
        return { ...event, ...safeMembers(event, ['message']) };
      default:
        return event;
    }
  }

  annotation(annotation: Annotation): Annotation {
    const { source } = annotation;
    if (source.type === 'url' && this.passages.isSource(source.url)) return annotation;
    return { ...annotation, source: safeSource(source, this.rule) };
  }

  private update(itemId: string, update: ThreadItemUpdate): ThreadItemUpdate {
    if (update.type !== 'workflow.task.added' && update.type !== 'workflow.task.updated') return update;
    const isGrowing = update.type === 'workflow.task.updated';
    return { ...update, task: this.task(update.task, `${itemId} ${update.task_index}`, isGrowing) };
  }

  private item(item: ThreadItem): ThreadItem {
    switch (item.type) {
      case 'workflow':
        return { ...item, workflow: this.workflow(item.workflow, item.id) };
      case 'task':
        return { ...item, task: this.task(item.task, item.id) };
      case 'structured_input':
        return { ...item, inputs: item.inputs.map(safeQuestion) };
      default:
        return item;
    }
  }

  private workflow(workflow: Workflow, itemId: string): Workflow {
    const { summary } = workflow;
    return {
      ...workflow,
      tasks: workflow.tasks.map((task, index) => this.task(task, `${itemId} ${index}`)),
      ...(summary && 'title' in summary && { summary: { ...summary, title: plainText(summary.title) } }),
    };
  }

  /**
   * @param key identifies the task in its turn.
   * @param isGrowing whether more of its text may follow: then the end of the text may be held back.
   */
  private task(task: Task, key: string, isGrowing = false): Task {
    const safe = { ...task, ...safeMembers(task, ['title']) };
    switch (safe.type) {
      case 'thought':
        return { ...safe, content: this.text(safe.content, key, isGrowing) };
      case 'custom':
        return { ...safe, ...(safe.content && { content: this.text(safe.content, key, isGrowing) }) };
      case 'web_search':
        return {
          ...safe,
          ...safeMembers(safe, ['title_query']),
          queries: safe.queries.map(plainText),
          sources: safe.sources.flatMap((source) => {
            return this.passages.isSource(source.url) ? source : (safeSearchSource(source, this.rule) ?? []);
          }),
        };
      case 'file':
        return {
          ...safe,
          sources: safe.sources.map((source) => ({ ...source, ...safeSource(source, this.rule), type: 'file' })),
        };
      case 'image':
        return safe;
      default:
        return safe satisfies never;
    }
  }

  private text(text: string, key: string, isGrowing: boolean): string {
    const growing = this.growing.get(key) ?? new GrowingText(this.textRules);
    this.growing.set(key, growing);
    const begun = growing.update(text);
    return isGrowing ? begun : growing.whole();
  }
}

/** The values of options are kept: they identify the answer. */
function safeQuestion(input: StructuredInput): StructuredInput {
  const safe = { ...input, question: plainText(input.question) };
  return safe.type === 'freeform' ? { ...safe, ...safeMembers(safe, ['description']) } : safe;
}
