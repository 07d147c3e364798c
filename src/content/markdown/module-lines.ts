/** Import and export lines of MDX, which are code and not text for readers. */
const MODULE_LINE = /^(?:import[ \t]+(?:.+[ \t]from[ \t]+)?['"]|export[ \t]+(?:const|let|default|function)\b).*$/gm;

export function withoutModuleLines(text: string): string {
  return text.replace(MODULE_LINE, '');
}
