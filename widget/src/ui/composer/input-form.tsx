import { type FormEvent, type ReactNode, useState } from 'react';
import { submitStructuredInput } from '../../session/item-actions.js';
import type { StructuredInput, StructuredInputAnswer, StructuredInputItem } from '../../wire/types.js';
import { useChat, usePanel } from '../context.js';
import { formText } from '../form-text.js';

const OTHER = '\u0000other';

/** The questions of a structured input. They replace the message box until the reader answers or skips them. */
export function InputForm({ item }: { item: StructuredInputItem }): ReactNode {
  const { session, t } = usePanel();
  const busy = useChat((state) => state.phase !== 'idle');
  const [ready, setReady] = useState(false);
  const read = (form: HTMLFormElement): Record<string, StructuredInputAnswer> =>
    Object.fromEntries(item.inputs.map((input, index) => [input.id, answerOf(new FormData(form), index)]));
  const report = (error: unknown): void => session.report(error);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const answers = read(event.currentTarget);
    submitStructuredInput(session, item.id, { status: 'answered', answers }).catch(report);
  };
  const skip = (): void => {
    submitStructuredInput(session, item.id, { status: 'skipped', answers: {} }).catch(report);
  };
  const onChange = (event: FormEvent<HTMLFormElement>): void =>
    setReady(Object.values(read(event.currentTarget)).some(({ skipped }) => !skipped));
  return (
    <form className="composer input-form" aria-label={t('input.asked')} onSubmit={onSubmit} onChange={onChange}>
      {item.inputs.map((input, index) => (
        <Question key={input.id} input={input} index={index} />
      ))}
      <div className="composer-row">
        <span className="gap" />
        <button type="button" className="small-button quiet" disabled={busy} onClick={skip}>
          {t('input.skip')}
        </button>
        <button type="submit" className="small-button primary" disabled={busy || !ready}>
          {t('input.submit')}
        </button>
      </div>
    </form>
  );
}

function answerOf(form: FormData, index: number): StructuredInputAnswer {
  const other = formText(form, `other-${index}`);
  const chosen = form.getAll(`choice-${index}`).map(String);
  const values = [...chosen.filter((value) => value !== OTHER), ...(chosen.includes(OTHER) && other ? [other] : [])];
  const free = formText(form, `free-${index}`);
  const all = free ? [...values, free] : values;
  return { values: all, skipped: all.length === 0 };
}

function Question({ input, index }: { input: StructuredInput; index: number }): ReactNode {
  const { t } = usePanel();
  return (
    <fieldset className="question">
      <legend>{input.question}</legend>
      {input.type === 'multiple_choice' && <Choices input={input} index={index} />}
      {input.type === 'freeform' && (
        <>
          {input.description && <p className="question-note">{input.description}</p>}
          <textarea
            className="field"
            name={`free-${index}`}
            rows={2}
            maxLength={4_000}
            aria-label={t('input.freeform')}
            dir="auto"
          />
        </>
      )}
    </fieldset>
  );
}

type MultipleChoice = Extract<StructuredInput, { type: 'multiple_choice' }>;

function Choices({ input, index }: { input: MultipleChoice; index: number }): ReactNode {
  const { t } = usePanel();
  const [other, setOther] = useState(false);
  const type = input.multiple ? 'checkbox' : 'radio';
  const name = `choice-${index}`;
  return (
    <div className="choices" onChange={(event) => setOther(otherChosen(event.currentTarget))}>
      {(input.options ?? []).map(({ value }) => (
        <label key={value} className="choice">
          <input type={type} name={name} value={value} className={type} />
          <span dir="auto">{value}</span>
        </label>
      ))}
      <label className="choice">
        <input type={type} name={name} value={OTHER} className={type} />
        <span>{t('input.other')}</span>
      </label>
      {other && (
        <input
          className="field"
          name={`other-${index}`}
          maxLength={1_000}
          aria-label={t('input.otherLabel')}
          autoFocus
          dir="auto"
        />
      )}
    </div>
  );
}

const otherChosen = (choices: HTMLElement): boolean =>
  [...choices.querySelectorAll<HTMLInputElement>('input:checked')].some(({ value }) => value === OTHER);
