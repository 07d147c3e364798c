import { isObject, type JsonObject } from '../../wire/guards.js';

export interface JoinedPayload {
  payload: unknown;
  /** Fields whose name the payload of the action already has; the payload wins. */
  clashes: string[];
}

/** Adds the values of a form to a payload. The field `todo.title` becomes `{ todo: { title } }`. */
export function joinForm(payload: unknown, form: HTMLFormElement | null): JoinedPayload {
  if (form === null) return { payload, clashes: [] };
  const values: JsonObject = {};
  for (const [name, value] of formEntries(form)) setPath(values, name.split('.'), value);
  if (Object.keys(values).length === 0 || (payload !== undefined && payload !== null && !isObject(payload)))
    return { payload, clashes: [] };
  const own = isObject(payload) ? payload : {};
  const clashes = Object.keys(values).filter((name) => Object.hasOwn(own, name));
  return { payload: { ...values, ...own }, clashes };
}

/** Checkboxes are booleans, also when they are off; all other values are text. */
function formEntries(form: HTMLFormElement): [string, unknown][] {
  const fields = [...form.elements].filter(
    (field): field is HTMLInputElement => 'name' in field && field.name !== '' && !(field as HTMLInputElement).disabled,
  );
  return fields.flatMap((field): [string, unknown][] => {
    if (field.type === 'checkbox') return [[field.name, field.checked]];
    if (field.type === 'radio') return field.checked ? [[field.name, field.value]] : [];
    return field.tagName === 'BUTTON' ? [] : [[field.name, field.value]];
  });
}

function setPath(target: JsonObject, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (name === '__proto__' || name === 'constructor' || name === 'prototype') return;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = isObject(target[name]) ? target[name] : {};
  target[name] = inner;
  setPath(inner, rest, value);
}
