import { lazy, type ReactNode, Suspense } from 'react';
import type { Entry } from '../../conversation/conversation.js';
import type { GeneratedImageItem } from '../../wire/types.js';
import { usePanel } from '../context.js';
import { AssistantMessage } from './assistant-message.js';
import { InputSummary } from './input-summary.js';
import { TaskView } from './task-view.js';
import { UserMessage } from './user-message.js';
import { WorkflowView } from './workflow-view.js';

/** Loaded with the first widget: its components are large, and most answers have none. */
const WidgetView = lazy(async () => ({ default: (await import('../widgets/widget-view.js')).WidgetView }));

/** Shows one item of the thread. An item of an unknown type keeps its place and shows nothing. */
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

function ImageView({ item, progress }: { item: GeneratedImageItem; progress: number }): ReactNode {
  const { t } = usePanel();
  const { image } = item;
  const usable = image && /^(https?:|data:image\/|blob:|\/)/.test(image.url) ? image.url : null;
  if (usable === null) return <div className="image-waiting shimmer">{t('image.drawing')}</div>;
  const sharp = progress === 0 || progress >= 1;
  return <img className={sharp ? 'generated-image' : 'generated-image unfinished'} src={usable} alt={t('image.alt')} />;
}
