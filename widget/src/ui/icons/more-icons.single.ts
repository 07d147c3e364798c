import type { LucideIcon } from './lucide.js';

/** The single-file build contains only the built-in icons. */
export const findMoreIcon = (_name: string): Promise<LucideIcon | null> => Promise.resolve(null);
