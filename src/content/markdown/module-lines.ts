const CANDIDATE = /^(?:import|export)[ \t].*$/gm;
const EXPORT = /^export[ \t]+(?:const|let|default|function)\b/;
const FROM = /[ \t]from[ \t]+['"]/;

/** Removes import and export lines of MDX, which are code and not text for readers. */
export function withoutModuleLines(text: string): string {
  return text.replace(CANDIDATE, (line) => (isModuleLine(line) ? '' : line));
}

function isModuleLine(line: string): boolean {
  if (line.startsWith('export')) return EXPORT.test(line);
  const imported = line.slice('import'.length).trimStart();
  return imported.startsWith("'") || imported.startsWith('"') || FROM.test(imported.slice(1));
}
