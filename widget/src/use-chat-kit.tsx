import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import { ChatWidget, type ChatWidgetProps, type ChatWidgetRef } from './chat-widget.js';
import type { PanelHandle } from './host/panel-handle.js';

type Options = Omit<ChatWidgetProps, 'className' | 'style' | 'ref'>;
type Promised<Method> = Method extends (...given: infer Given) => unknown ? (...given: Given) => Promise<void> : never;
type MethodName = (typeof METHODS)[number];

const METHODS = [
  'focusComposer',
  'setThreadId',
  'sendUserMessage',
  'setComposerValue',
  'fetchUpdates',
  'sendCustomAction',
  'showHistory',
  'hideHistory',
] as const;

/** Connects `useChatKit` with `<ChatKit>`. */
export interface ChatKitControl {
  options: Options;
  ref: RefObject<ChatWidgetRef | null>;
}
export type UseChatKitReturn = { [Name in MethodName]: Promised<PanelHandle[Name]> } & {
  control: ChatKitControl;
  ref: RefObject<ChatWidgetRef | null>;
};

/** The hook of `@openai/chatkit-react` with the same methods. A page written for it changes its import and `api`. */
export function useChatKit(options: Options): UseChatKitReturn {
  const ref = useRef<ChatWidgetRef>(null);
  const methods = useMemo(() => Object.fromEntries(METHODS.map((name) => [name, methodOf(ref, name)])), []);
  return { ...(methods as Omit<UseChatKitReturn, 'control' | 'ref'>), control: { options, ref }, ref };
}

function methodOf(ref: RefObject<ChatWidgetRef | null>, name: MethodName) {
  return async (...given: unknown[]): Promise<void> => {
    if (ref.current === null) throw new Error('The chat is not on the page yet: render <ChatKit control={control} />.');
    const panel = await ref.current.panel();
    await (panel[name] as (...all: unknown[]) => unknown)(...given);
  };
}

interface ChatKitProps extends Pick<ChatWidgetProps, 'className' | 'style'> {
  control: ChatKitControl;
}

/** The component of `@openai/chatkit-react`: fills its container. */
export function ChatKit({ control: { options, ref }, ...place }: ChatKitProps): ReactNode {
  return <ChatWidget layout="inline" {...options} {...place} ref={ref} />;
}
