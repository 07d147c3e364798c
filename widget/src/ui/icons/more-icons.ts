import type { LucideIcon } from './lucide.js';

/** All other Lucide icons, loaded when an integration first names one. */
export async function findMoreIcon(name: string): Promise<LucideIcon | null> {
  const { icons } = await import('lucide-react');
  const pascal = name.replace(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  return Object.hasOwn(icons, pascal) ? ((icons as Record<string, LucideIcon>)[pascal] ?? null) : null;
}
