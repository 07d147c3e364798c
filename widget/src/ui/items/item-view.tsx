import { lazy, type ReactNode, Suspense } from 'react';
import type { Entry } from '../../conversation/conversation.js';
import { AssistantMessage } from './assistant-message.js';
import { ImageView } from './image-view.js';
import { InputSummary } from './input-summary.js';
import { TaskView } from './task-view.js';
import { UserMessage } from './user-message.js';
import { WorkflowView } from './workflow-view.js';

/** Widgets are many components and most answers have none: they are fetched with the first. */
const WidgetView = lazy(async () => ({ default: (await import('../widgets/widget-view.js')).WidgetView }));

/** A type that this client does not know keeps its place and shows nothing. */
export function ItemView({ entry }: { entry: Entry }): ReactNode {
  const { item, phase } = entry;
  switch (item.type) {
    case 'user_message':
      return <UserMessage item={item} phase={phase} />;
    case 'assistant_message':
      return <AssistantMessage item={item} phase={phase} />;
    case 'workflow':
      return <WorkflowView item={item} phase={phase} />;
    case 'task':
      return <TaskView task={item.task} />;
    case 'widget':
      return (
        <Suspense fallback={<div className="bone" />}>
          <WidgetView item={item} />
        </Suspense>
      );
    case 'generated_image':
      return <ImageView item={item} progress={entry.imageProgress ?? 0} />;
    case 'structured_input':
      return <InputSummary item={item} />;
    default:
      return null;
  }
}
