import { memo, type ReactNode, useState } from 'react';
import type { Entry } from '../../conversation/conversation.js';
import type { Translate } from '../../strings/translate.js';
import type { Task, Workflow, WorkflowItem } from '../../wire/types.js';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { TaskView } from './task-view.js';

interface WorkflowViewProps {
  item: WorkflowItem;
  phase: Entry['phase'];
}

/** A workflow as one line, its current step or its summary. A click shows all steps. */
export const WorkflowView = memo(function WorkflowView({ item, phase }: WorkflowViewProps): ReactNode {
  const { t } = usePanel();
  const { workflow } = item;
  const [open, setOpen] = useState<boolean | null>(null);
  const running = phase === 'streaming';
  const shown = open ?? workflow.expanded ?? false;
  const summary = workflow.summary;
  const icon = (summary && 'title' in summary && summary.icon) || (sourcesIn(workflow) > 0 ? 'search' : 'sparkle');
  return (
    <div className="workflow">
      <button type="button" className="disclosure" aria-expanded={shown} onClick={() => setOpen(!shown)}>
        <Icon name={icon} size={14} />
        <span className={running ? 'shimmer' : ''}>{running ? runningLabel(workflow, t) : doneLabel(workflow, t)}</span>
        <Icon name="chevron-down" size={14} />
      </button>
      {shown && (
        <ol className="tasks">
          {workflow.tasks.map((task, index) => (
            <li key={index}>
              <TaskView task={task} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
});

const sourcesIn = (workflow: Workflow): number =>
  new Set(workflow.tasks.flatMap((task) => (task.type === 'web_search' ? task.sources.map(({ url }) => url) : [])))
    .size;

function runningLabel(workflow: Workflow, t: Translate): string {
  const current = workflow.tasks.findLast((task) => task.status_indicator !== 'complete') ?? workflow.tasks.at(-1);
  if (!current) return t('workflow.working');
  return titleOf(current) ?? t(defaultLabel(current));
}

const defaultLabel = (task: Task): 'workflow.searching' | 'workflow.thinking' | 'workflow.working' => {
  if (task.type === 'web_search') return 'workflow.searching';
  return task.type === 'thought' ? 'workflow.thinking' : 'workflow.working';
};

const titleOf = (task: Task): string | null =>
  ('title' in task ? task.title : null) ?? (task.type === 'web_search' ? (task.title_query ?? null) : null);

function doneLabel(workflow: Workflow, t: Translate): string {
  const { summary } = workflow;
  if (summary && 'title' in summary) return summary.title;
  const seconds = summary && 'duration' in summary ? summary.duration : 0;
  const sources = sourcesIn(workflow);
  if (sources > 0) {
    const label = t.count('workflow.sources', sources);
    return seconds > 0 ? t('workflow.seconds', { label, seconds }) : label;
  }
  if (workflow.type !== 'reasoning') return t('workflow.done');
  return seconds > 0 ? t('workflow.thought', { seconds }) : t('workflow.thoughtBriefly');
}
