import { useEffect, useState } from 'react';
import type { Pluggable } from 'unified';

export interface MathPlugins {
  remark: Pluggable[];
  rehype: Pluggable[];
}
const MATH = /\$\$|\\\(|\\\[|\$[^\s$][^$\n]*[^\s$]\$|\$[^\s$]\$/;
let loading: Promise<MathPlugins> | null = null;
let loaded: MathPlugins | null = null;

/** MathML is drawn by the browser itself: no fonts, no style sheet. */
async function load(): Promise<MathPlugins> {
  const [{ default: remarkMath }, { default: rehypeKatex }] = await Promise.all([
    import('remark-math'),
    import('rehype-katex'),
  ]);
  loaded = { remark: [remarkMath], rehype: [[rehypeKatex, { output: 'mathml', throwOnError: false }]] };
  return loaded;
}

/** The plugins once they are needed and there; formulas are shown as written until then. */
export function useMath(source: string): MathPlugins | null {
  const needed = MATH.test(source);
  const [plugins, setPlugins] = useState(loaded);
  useEffect(() => {
    if (!needed || plugins) return;
    (loading ??= load()).then(setPlugins, () => undefined);
  }, [needed, plugins]);
  return needed ? plugins : null;
}

/** Models also write `\( … \)`; each mark is replaced by one of the same length, so that offsets stay right. */
export const unifyMathMarks = (source: string): string =>
  source
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\\[()[\]]/g, '$$$$')))
    .join('');

/** `$5 and $6` is money. */
export const allowsSingleDollar = (source: string): boolean => !/\$\d/.test(source);
