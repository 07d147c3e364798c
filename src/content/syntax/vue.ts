import { stringOf } from './components/expressions.js';
import type { SyntaxPage } from './syntax-page.js';

/** An expression of Vue within one line. */
const EXPRESSION = /\{\{([^{}\n]*)\}\}/g;

/** Writes `{{ 'text' }}` as its text; other expressions of Vue vanish. */
export function vueExpressions(text: string, page: SyntaxPage): string {
  if (!text.includes('{{')) return text;
  return text.replace(EXPRESSION, (_all, expression: string) => stringOf(page.masked.raw(expression)) ?? '');
}
