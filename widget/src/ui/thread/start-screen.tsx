import type { ReactNode } from 'react';
import type { StartPrompt } from '../../host/options.js';
import { messageInput } from '../../session/messages.js';
import { sendMessage } from '../../session/send.js';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';

/** Greeting and prompts, shown before the first message. */
export function StartScreen(): ReactNode {
  const { session, options, t } = usePanel();
  const { greeting, prompts = [] } = options.startScreen ?? {};
  const ask = (prompt: StartPrompt['prompt']): void => {
    const { quote, toolId, modelId } = session.store.state;
    const words = typeof prompt === 'string' ? { text: prompt } : { text: '', content: prompt };
    session.store.set({ quote: null });
    const input = messageInput({ ...words, quote: quote?.text ?? null, toolId, modelId });
    session.watchFailure(sendMessage(session, { input, quote }));
  };
  return (
    <div className="thread start">
      <h2 className="greeting">{greeting ?? t('start.greeting')}</h2>
      {prompts.length > 0 && (
        <ul className="prompts" aria-label={t('start.prompts')}>
          {prompts.map(({ label, prompt, icon }) => (
            <li key={label}>
              <button type="button" className="prompt" onClick={() => ask(prompt)}>
                {icon && <Icon name={icon} />}
                <span>{label}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
