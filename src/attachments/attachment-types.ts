import { extname } from 'node:path';

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const TEXTS = ['text/plain', 'text/markdown', 'text/csv', 'application/json'];

/** What may be attached. SVG may not: it is a program. */
export const ACCEPTED_TYPES: readonly string[] = [...IMAGES, 'application/pdf', ...TEXTS];

/** What browsers and systems call the same thing. */
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

/** What a browser says of a file that its system does not know, and of `.csv` where a spreadsheet program claims it. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['', 'application/octet-stream', 'application/vnd.ms-excel']);

/** The declared type in one spelling, without parameters; where it says nothing of a text file, the name decides. */
export function resolveType(declared: string, name: string): string {
  const type = (declared.split(';')[0] ?? '').trim().toLowerCase();
  if (SAYS_NOTHING.has(type)) return TYPES_BY_EXTENSION[extname(name).toLowerCase()] ?? type;
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
