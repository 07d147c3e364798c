import { createContext, useContext, useRef, useState } from 'react';
import { sendAction } from '../../session/item-actions.js';
import { isObject } from '../../wire/guards.js';
import type { WidgetItem } from '../../wire/types.js';
import { useChat, usePanel } from '../context.js';
import { joinForm } from './form-values.js';

export type Loading = 'none' | 'self' | 'container';
type RunAction = (config: unknown, form: HTMLFormElement | null, usual: Loading) => Promise<void>;

interface WidgetContextValue {
  run: RunAction;
  /** True while the whole widget waits for an action with the loading behaviour `container`. */
  waiting: boolean;
}
export const WidgetContext = createContext<WidgetContextValue>({ run: () => Promise.resolve(), waiting: false });

/** Returns a function that sends an action to the page or the server, as its configuration says. */
export function useWidgetActions(item: WidgetItem): WidgetContextValue {
  const { session, bridge } = usePanel();
  const [waiting, setWaiting] = useState(false);
  const run: RunAction = async (config, form, usual) => {
    if (!isObject(config) || typeof config['type'] !== 'string') return;
    const { payload, clashes } = joinForm(config['payload'], form);
    if (clashes.length > 0)
      bridge.emit('error', { error: new Error(`The action's payload already has: ${clashes.join(', ')}.`) });
    const action = { type: config['type'], payload };
    const inContainer = loadingOf(config['loadingBehavior'], usual) === 'container';
    if (inContainer) setWaiting(true);
    try {
      if (config['handler'] === 'client')
        await bridge.options().widgets?.onAction?.(action, { id: item.id, widget: item.widget });
      else await sendAction(session, { action, itemId: item.id, streaming: config['streaming'] !== false });
    } catch (error) {
      session.report(error);
    } finally {
      setWaiting(false);
    }
  };
  return { run, waiting };
}

export const loadingOf = (behaviour: unknown, usual: Loading): Loading =>
  behaviour === 'none' || behaviour === 'self' || behaviour === 'container' ? behaviour : usual;

interface ActionState {
  fire: (form?: HTMLFormElement | null) => void;
  busy: boolean;
  /** True while the action is pending, and for streaming actions while an answer runs. */
  disabled: boolean;
}

/** State of one action of a widget, and the function that sends it. A second call while it is pending is ignored. */
export function useAction(config: unknown, usual: Loading): ActionState {
  const { session } = usePanel();
  const { run, waiting } = useContext(WidgetContext);
  const answering = useChat((state) => state.phase !== 'idle');
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const streams = isObject(config) && config['handler'] !== 'client' && config['streaming'] !== false;
  const fire = (form: HTMLFormElement | null = null): void => {
    if (running.current || !isObject(config)) return;
    running.current = true;
    if (loadingOf(config['loadingBehavior'], usual) === 'self') setBusy(true);
    const sent = run(config, form, usual).finally(() => {
      running.current = false;
      setBusy(false);
    });
    session.watchFailure(sent);
  };
  return { fire, busy, disabled: waiting || busy || (streams && answering) };
}
