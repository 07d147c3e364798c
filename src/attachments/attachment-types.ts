import { extname } from 'node:path';

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const TEXTS = ['text/plain', 'text/markdown', 'text/csv', 'application/json'];

/** The MIME types that may be attached. SVG is not one of them, because it can contain scripts. */
export const ACCEPTED_TYPES: readonly string[] = [...IMAGES, 'application/pdf', ...TEXTS];

/** Other names of the accepted types that browsers and operating systems use. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'text/x-markdown': 'text/markdown',
  'application/csv': 'text/csv',
  'text/json': 'application/json',
};

const TYPES_BY_EXTENSION: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.csv': 'text/csv',
  '.json': 'application/json',
};

/**
 * Types that do not describe the content: browsers send them for files of unknown type, and for `.csv` where a spreadsheet
 * program is installed.
 */
const UNSPECIFIC: ReadonlySet<string> = new Set(['', 'application/octet-stream', 'application/vnd.ms-excel']);

/** The declared type in its canonical form, without parameters. If it is unspecific, the extension of a text file decides. */
export function resolveType(declared: string, name: string): string {
  const type = (declared.split(';')[0] ?? '').trim().toLowerCase();
  if (UNSPECIFIC.has(type)) return TYPES_BY_EXTENSION[extname(name).toLowerCase()] ?? type;
  return SYNONYMS[type] ?? type;
}

export function isAccepted(type: string): boolean {
  return ACCEPTED_TYPES.includes(type);
}

export function isImage(type: string): boolean {
  return IMAGES.includes(type);
}

export function isText(type: string): boolean {
  return TEXTS.includes(type);
}
