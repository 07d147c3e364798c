import type { UrlSource } from '../../protocol/sources.js';
import type { SearchTask as Task } from '../../protocol/workflows.js';
import type { AgentContext } from '../agent-context.js';

/** Shows one search to the reader as a task of a workflow: its queries, then the pages that it found. */
export class SearchTask {
  private readonly workflowId: string;
  private readonly index: number;

  constructor(
    private readonly context: AgentContext,
    private queries: readonly string[],
  ) {
    this.index = context.addWorkflowTask(this.task(context.messages.searching, 'loading'));
    this.workflowId = context.workflow.current!.id;
  }

  /** @param queries what was searched, perhaps with typing errors repaired. */
  found(sources: readonly UrlSource[], queries = this.queries): void {
    this.queries = queries;
    this.update(this.task(this.context.messages.searched, 'complete', sources));
  }

  failed(): void {
    this.update(this.task(this.context.messages.searchFailed, 'none'));
  }

  private task(title: string, status_indicator: Task['status_indicator'], sources: readonly UrlSource[] = []): Task {
    return { type: 'web_search', title, queries: [...this.queries], sources: [...sources], status_indicator };
  }

  /** Does nothing after the workflow of the search has ended: what was shown then stays. */
  private update(task: Task): void {
    if (this.context.workflow.current?.id === this.workflowId) this.context.updateWorkflowTask(task, this.index);
  }
}
