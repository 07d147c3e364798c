import type { MathPlugins } from './math.js';

/** The single-file build shows formulas as source text. */
export const useMath = (_source: string): MathPlugins | null => null;
export const unifyMathMarks = (source: string): string => source;
export const allowsSingleDollar = (_source: string): boolean => false;
