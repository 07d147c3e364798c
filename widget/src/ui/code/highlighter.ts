import type { HighlighterCore } from 'shiki/core';
import { HIGHLIGHTED_CHARACTERS } from '../../host/limits.js';
import { LANGUAGES, languageOf } from './languages.js';
import type { CodeLines } from './tokens.js';

let loading: Promise<HighlighterCore> | null = null;

/** Shiki with its JavaScript engine: WebAssembly needs `wasm-unsafe-eval` in the page's content security policy. */
async function load(): Promise<HighlighterCore> {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, light, dark] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
    import('shiki/themes/github-light-high-contrast.mjs'),
    import('shiki/themes/github-dark-high-contrast.mjs'),
  ]);
  const engine = createJavaScriptRegexEngine({ forgiving: true });
  return createHighlighterCore({ themes: [light.default, dark.default], langs: [], engine });
}

/** Coloured lines of the code; null for an unknown language. */
export async function highlight(code: string, label: string): Promise<CodeLines | null> {
  const lang = languageOf(label);
  const grammar = lang === null ? undefined : LANGUAGES[lang];
  if (lang === null || !grammar || code.length > HIGHLIGHTED_CHARACTERS) return null;
  const highlighter = await (loading ??= load());
  if (!highlighter.getLoadedLanguages().includes(lang)) await highlighter.loadLanguage((await grammar()).default);
  const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };
  const { tokens } = highlighter.codeToTokens(code, { lang, themes, defaultColor: false });
  return tokens.map((line) =>
    line.map(({ content, htmlStyle = {} }) => ({
      text: content,
      light: htmlStyle['--shiki-light'],
      dark: htmlStyle['--shiki-dark'],
    })),
  );
}
