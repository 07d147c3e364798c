import { createRef, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ChatKit, ChatWidget, type ChatWidgetRef, useChatKit } from '../../src/react.js';

/** A page with its own React. */
const reference = createRef<ChatWidgetRef>();
const seen: string[] = [];
Object.assign(window, { widget: reference, seen, ended: 0 });

/** A component for `@openai/chatkit-react`, with a changed import and `api`. */
function Ported(): ReactNode {
  const { control, ...methods } = useChatKit({
    api: { url: '/chatkit', domainKey: 'local' },
    initialThread: null,
    startScreen: { greeting: 'From ChatKit' },
    onResponseEnd: () => Object.assign(window, { ended: (window as unknown as { ended: number }).ended + 1 }),
  });
  Object.assign(window, { chatkit: methods });
  return <ChatKit control={control} className="h-full" />;
}

const add = (id: string): HTMLElement => {
  const place = document.createElement('div');
  place.id = id;
  document.body.append(place);
  return place;
};
createRoot(add('widget-place')).render(
  <ChatWidget
    ref={reference}
    api={{ url: '/chatkit' }}
    startScreen={{ greeting: 'From React' }}
    onResponseEnd={() => seen.push('end')}
    onThreadChange={({ threadId }) => seen.push(`thread ${threadId}`)}
  />,
);
if (new URLSearchParams(location.search).has('ported')) createRoot(add('chatkit-place')).render(<Ported />);
