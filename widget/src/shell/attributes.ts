import type { ChatWidgetOptions } from '../host/options.js';

/** Attributes that set options. An option that a script sets with `setOptions` overrides its attribute. */
export const OBSERVED_ATTRIBUTES = [
  'api',
  'layout',
  'theme',
  'accent',
  'locale',
  'label',
  'greeting',
  'placeholder',
  'launcher',
  'shortcut',
  'selection',
  'current-chapter',
  'current-lesson',
  'path-pattern',
  'strings-url',
] as const;

const LAYOUTS = new Set(['popup', 'sidebar', 'inline']);
const SCHEMES = new Set(['light', 'dark', 'auto']);

export function optionsFromAttributes(host: Element): ChatWidgetOptions {
  const read = (name: (typeof OBSERVED_ATTRIBUTES)[number]): string | null => host.getAttribute(name);
  const isOff = (name: (typeof OBSERVED_ATTRIBUTES)[number]): boolean => /^(off|false|no)$/i.test(read(name) ?? '');
  const options: ChatWidgetOptions = {};
  const layout = read('layout');
  if (layout && LAYOUTS.has(layout)) options.layout = layout as NonNullable<ChatWidgetOptions['layout']>;
  const scheme = read('theme');
  const colorScheme = scheme && SCHEMES.has(scheme) ? (scheme as 'light' | 'dark' | 'auto') : undefined;
  const accent = read('accent');
  if (colorScheme || accent)
    options.theme = {
      ...(colorScheme ? { colorScheme } : {}),
      ...(accent ? { color: { accent: { primary: accent } } } : {}),
    };
  if (read('locale')) options.locale = read('locale') ?? '';
  if (isOff('launcher')) options.launcher = false;
  else if (read('label')) options.launcher = { label: read('label') ?? '' };
  if (read('greeting')) options.startScreen = { greeting: read('greeting') ?? '' };
  if (read('placeholder')) options.composer = { placeholder: read('placeholder') ?? '' };
  if (isOff('shortcut')) options.shortcut = false;
  if (isOff('selection')) options.selection = { enabled: false };
  const stringsUrl = read('strings-url');
  if (stringsUrl) options.stringsUrl = stringsUrl;
  const pattern = read('path-pattern');
  if (pattern) options.pagePattern = { pattern };
  return options;
}
