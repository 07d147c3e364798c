import { z } from 'zod';

/** The icons that a ChatKit client draws itself (reference: chatkit/icons.py). */
export const BUILT_IN_ICONS = [
  'agent', 'analytics', 'atom', 'batch', 'bolt', 'book-open', 'book-closed', 'book-clock', 'bug', 'calendar', 'chart',
  'check', 'check-circle', 'check-circle-filled', 'chevron-left', 'chevron-right', 'circle-question', 'clock', 'compass',
  'confetti', 'cube', 'desktop', 'document', 'dot', 'dots-horizontal', 'dots-vertical', 'empty-circle', 'external-link',
  'globe', 'keys', 'lab', 'images', 'info', 'lifesaver', 'lightbulb', 'mail', 'map-pin', 'maps', 'mobile', 'name',
  'notebook', 'notebook-pencil', 'page-blank', 'phone', 'play', 'plus', 'profile', 'profile-card', 'reload', 'star',
  'star-filled', 'search', 'sparkle', 'sparkle-double', 'square-code', 'square-image', 'square-text', 'suitcase',
  'settings-slider', 'user', 'wreath', 'write', 'write-alt', 'write-alt2',
] as const;

export const iconNameSchema = z.union([
  z.enum(BUILT_IN_ICONS),
  z.templateLiteral(['vendor:', z.string()]),
  z.templateLiteral(['lucide:', z.string()]),
]).meta({ id: 'IconName' });
export type IconName = z.infer<typeof iconNameSchema>;
