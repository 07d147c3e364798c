const RTL_LANGUAGES = new Set(['ar', 'fa', 'he', 'iw', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv', 'ckb']);

export const localeOf = (chosen: string | undefined): string =>
  chosen || document.documentElement.lang || navigator.language || 'en';

/** The nearest `dir` attribute decides; without one, the language does. */
export function directionOf(locale: string, host: Element): 'ltr' | 'rtl' {
  const marked = host.closest('[dir]')?.getAttribute('dir');
  if (marked === 'rtl' || marked === 'ltr') return marked;
  return RTL_LANGUAGES.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
