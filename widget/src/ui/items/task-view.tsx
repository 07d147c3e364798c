import type { ReactNode } from 'react';
import type { Task, UrlSource } from '../../wire/types.js';
import { safeUrl } from '../citations/cited-source.js';
import { SourceLink } from '../citations/source-link.js';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { MarkdownText } from '../markdown/markdown-text.js';

const ICONS: Record<Task['type'], string> = {
  custom: 'dot',
  web_search: 'search',
  thought: 'lightbulb',
  file: 'document',
  image: 'square-image',
};

/** One step of a workflow. */
export function TaskView({ task }: { task: Task }): ReactNode {
  const { t } = usePanel();
  const icon = (task.type === 'custom' && task.icon) || ICONS[task.type] || 'dot';
  const done = task.status_indicator === 'complete';
  return (
    <div className="task">
      <Icon name={done && task.type === 'custom' && !task.icon ? 'check' : icon} size={14} />
      <div className="task-body">
        {task.title && (
          <p className={task.status_indicator === 'loading' ? 'task-title shimmer' : 'task-title'}>{task.title}</p>
        )}
        {done && <span className="hidden-text">{t('task.done')}</span>}
        <TaskDetails task={task} />
      </div>
    </div>
  );
}

function TaskDetails({ task }: { task: Task }): ReactNode {
  const { t } = usePanel();
  switch (task.type) {
    case 'thought':
      return <MarkdownText text={task.content ?? ''} />;
    case 'custom':
      return task.content ? <MarkdownText text={task.content} /> : null;
    case 'file':
      return task.sources.map(({ filename, title }) => <p key={filename}>{title || filename}</p>);
    case 'image':
      return null;
    case 'web_search':
      return (
        <>
          {task.queries.length > 0 && (
            <p className="queries">
              {t('workflow.queries')} {task.queries.map((query) => `“${query}”`).join(', ')}
            </p>
          )}
          {task.sources.map((source, index) => (
            <SearchSource key={source.url} source={source} number={index + 1} />
          ))}
        </>
      );
  }
}

function SearchSource({ source, number }: { source: UrlSource; number: number }): ReactNode {
  return (
    <SourceLink cited={{ number, source, url: safeUrl(source.url) }} className="task-source">
      {source.title || source.url}
    </SourceLink>
  );
}
