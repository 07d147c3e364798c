import { useEffect, useState } from 'react';
import type { Pluggable } from 'unified';

export interface MathPlugins {
  remark: Pluggable[];
  rehype: Pluggable[];
}
const MATH = /\$\$|\\\(|\\\[|\$[^\s$][^$\n]*[^\s$]\$|\$[^\s$]\$/;
let loading: Promise<MathPlugins> | null = null;
let loaded: MathPlugins | null = null;

/** Output is MathML, which the browser renders without fonts or style sheets. */
async function load(): Promise<MathPlugins> {
  const [{ default: remarkMath }, { default: rehypeKatex }] = await Promise.all([
    import('remark-math'),
    import('rehype-katex'),
  ]);
  loaded = { remark: [remarkMath], rehype: [[rehypeKatex, { output: 'mathml', throwOnError: false }]] };
  return loaded;
}

/** Loads the plugins when the text contains a formula. Null until they are loaded: formulas show as source text. */
export function useMath(source: string): MathPlugins | null {
  const needed = MATH.test(source);
  const [plugins, setPlugins] = useState(loaded);
  useEffect(() => {
    if (!needed || plugins) return;
    (loading ??= load()).then(setPlugins, () => undefined);
  }, [needed, plugins]);
  return needed ? plugins : null;
}

/**
 * Models also write `\( … \)`. Each mark is replaced by one of the same length, so that citation offsets stay valid.
 */
export const unifyMathMarks = (source: string): string =>
  source
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\\[()[\]]/g, '$$$$')))
    .join('');

/** False when a dollar sign precedes a digit: `$5 and $6` are amounts of money. */
export const allowsSingleDollar = (source: string): boolean => !/\$\d/.test(source);
