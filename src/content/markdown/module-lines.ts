/** Lines of MDX that are code of the page, not text. */
const MODULE_LINE = /^(?:import[ \t]+(?:.+[ \t]from[ \t]+)?['"]|export[ \t]+(?:const|let|default|function)\b).*$/gm;

export function withoutModuleLines(text: string): string {
  return text.replace(MODULE_LINE, '');
}
