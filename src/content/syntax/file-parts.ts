/** The lines of a part of a file that PyMdown includes: `4`, `4:6`, `:6`, or a section between two marks with its name. */
export function pymdownPart(source: string, part: string): string {
  const lines = linesOf(source);
  if (part === '') return lines.filter((line) => !SECTION_MARK.test(line)).join('\n');
  if (/^[\d:]+$/.test(part)) {
    const [from = '', to] = part.split(':');
    const last = to === undefined ? from : to;
    return lines.slice(Math.max(0, Number(from) - 1), last === '' ? undefined : Number(last)).join('\n');
  }
  return between(lines, `--8<-- [start:${part}]`, `--8<-- [end:${part}]`);
}

const SECTION_MARK = /-8<-+[ \t]+\[(?:start|end):/;

/** The lines between `#region name` and `#endregion name`, which VitePress includes; all lines when there is no such region. */
export function regionOf(source: string, name: string): string {
  const lines = linesOf(source);
  const isStart = (line: string) => REGION.exec(line)?.[1] === name;
  const start = lines.findIndex(isStart);
  if (start < 0) return source;
  let depth = 0;
  const end = lines.findIndex((line, at) => {
    if (at <= start) return false;
    if (/#endregion\b/.test(line)) depth -= 1;
    else if (REGION.test(line)) depth += 1;
    return depth < 0;
  });
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .filter((line) => !/#(?:end)?region\b/.test(line))
    .join('\n');
}

const REGION = /#region[ \t]+([\w-]+)/;

function between(lines: readonly string[], opening: string, closing: string): string {
  const start = lines.findIndex((line) => line.includes(opening));
  const end = lines.findIndex((line) => line.includes(closing));
  return start < 0 ? '' : lines.slice(start + 1, end < 0 ? undefined : end).join('\n');
}

function linesOf(source: string): string[] {
  return source.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
}
