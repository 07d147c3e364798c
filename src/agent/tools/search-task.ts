import type { UrlSource } from '../../protocol/sources.js';
import type { SearchTask as Task } from '../../protocol/workflows.js';
import type { AgentContext } from '../agent-context.js';

/** What readers see of one search while the answer is made: what is looked for, then where something was found. */
export class SearchTask {
  private readonly workflowId: string;
  private readonly index: number;

  constructor(
    private readonly context: AgentContext,
    private readonly queries: readonly string[],
  ) {
    this.index = context.addWorkflowTask(this.task('Searching the handbook…', 'loading'));
    this.workflowId = context.workflow.current!.id;
  }

  found(sources: readonly UrlSource[]): void {
    this.update(this.task('Searched the handbook', 'complete', sources));
  }

  failed(): void {
    this.update(this.task('The handbook could not be searched', 'none'));
  }

  private task(title: string, status_indicator: Task['status_indicator'], sources: readonly UrlSource[] = []): Task {
    return { type: 'web_search', title, queries: [...this.queries], sources: [...sources], status_indicator };
  }

  /** A search may outlast its workflow: what was shown then stays as it is. */
  private update(task: Task): void {
    if (this.context.workflow.current?.id === this.workflowId) this.context.updateWorkflowTask(task, this.index);
  }
}
