import { ENGLISH, type StringName } from './english.js';

export type Values = Record<string, string | number>;
type CountedName = Extract<StringName, `${string}.other`> extends `${infer Name}.other` ? Name : never;

/** Returns a text with its values. An unknown name returns itself. */
export interface Translate {
  (name: StringName, values?: Values): string;
  /** Chooses the plural form of the language for this number. */
  count: (name: CountedName, count: number) => string;
}

/** Texts of a locale: `strings` override the English ones, name by name. */
export function createTranslate(locale: string, strings: Record<string, string> = {}): Translate {
  const catalogue: Record<string, string> = { ...ENGLISH, ...strings };
  const plural = pluralRules(locale);
  const translate = (name: StringName, values: Values = {}): string => fill(catalogue[name] ?? name, values);
  const count = (name: CountedName, number: number): string => {
    const text = catalogue[`${name}.${plural.select(number)}`] ?? catalogue[`${name}.other`] ?? name;
    return fill(text, { count: number });
  };
  return Object.assign(translate, { count });
}

const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

function pluralRules(locale: string): Intl.PluralRules {
  try {
    return new Intl.PluralRules(locale);
  } catch {
    return new Intl.PluralRules('en');
  }
}
