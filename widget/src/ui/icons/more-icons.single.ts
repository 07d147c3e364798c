import type { LucideIcon } from './lucide.js';

/** The single file carries only the built-in icons. */
export const findMoreIcon = (_name: string): Promise<LucideIcon | null> => Promise.resolve(null);
