/** Markup that is safe to send. Create it only with `html` or `trusted`. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = string | number | Html | null | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template tag that escapes all values except `Html`. Values of attributes must be inside quotation marks. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(toMarkup)));
}

/** Marks a string as safe markup. Use it only for the output of the sanitizing renderer. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function toMarkup(value: Part): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(toMarkup).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
