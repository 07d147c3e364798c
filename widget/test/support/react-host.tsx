import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { ChatWidget, type ChatWidgetRef } from '../../src/react.js';

/** A page of somebody else's that brings its own React. */
const reference = createRef<ChatWidgetRef>();
const seen: string[] = [];
Object.assign(window, { widget: reference, seen });
const place = document.createElement('div');
document.body.append(place);
createRoot(place).render(
  <ChatWidget
    ref={reference}
    api={{ url: '/chatkit' }}
    startScreen={{ greeting: 'From React' }}
    onResponseEnd={() => seen.push('end')}
    onThreadChange={({ threadId }) => seen.push(`thread ${threadId}`)}
  />,
);
