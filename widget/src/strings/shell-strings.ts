/** The texts that are needed before the panel is loaded. */
export const SHELL_STRINGS = {
  'launcher.label': 'Ask AI',
  'launcher.open': 'Open the assistant',
  'launcher.close': 'Close the assistant',
  'panel.label': 'Assistant',
  'panel.loading': 'Loading the assistant',
  'panel.failed': 'The assistant could not be loaded.',
  'panel.retry': 'Try again',
  'panel.resize': 'Width of the assistant',
  'selection.ask': 'Ask about this',
};
export type ShellString = keyof typeof SHELL_STRINGS;

export const shellText = (strings: Record<string, string> | undefined, name: ShellString): string =>
  strings?.[name] ?? SHELL_STRINGS[name];
