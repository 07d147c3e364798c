import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { cutWithEllipsis } from '../../text/cut.js';
import { NOTEBOOK_OUTPUT } from '../limits.js';
import { UnreadablePage } from '../unreadable-page.js';
import type { FormatPage } from './format-page.js';
import { code } from './tree/nodes.js';
import { toMarkdown } from './tree/to-markdown.js';

/** Notebooks hold a text as one string or as its lines. */
const lines = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? value : value.join('')))
  .catch('');

const outputSchema = z.object({
  text: lines.optional(),
  data: z.object({ 'text/plain': lines.optional() }).optional(),
});
const cellSchema = z.object({
  cell_type: z.string(),
  source: lines,
  outputs: z.array(outputSchema.catch({})).optional().catch([]),
  metadata: z
    .object({ tags: z.array(z.string()).optional().catch([]) })
    .optional()
    .catch({}),
});
const named = z.object({ name: z.string().optional(), language: z.string().optional() }).optional().catch(undefined);
const notebookSchema = z.object({
  cells: z.array(cellSchema),
  metadata: z
    .object({ kernelspec: named, language_info: named, title: z.string().optional().catch(undefined) })
    .catch({}),
});

type Cell = z.infer<typeof cellSchema>;

const HIDDEN = new Set(['remove-cell', 'remove_cell', 'hide-cell']);

/**
 * Reads a Jupyter notebook: its texts, its code in the language of the kernel, and the beginning of the outputs that are text.
 * @throws UnreadablePage for a file that is no notebook of format 4.
 */
export function readNotebook(source: string): FormatPage {
  const { cells, metadata } = parse(source);
  const language = metadata.language_info?.name ?? metadata.kernelspec?.language;
  const parts = cells.filter((cell) => !isHidden(cell)).flatMap((cell) => partsOf(cell, language));
  const { title } = metadata;
  return { markdown: `${parts.join('\n\n')}\n`, ...(title !== undefined && { title }), data: {} };
}

function parse(source: string): z.infer<typeof notebookSchema> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new UnreadablePage('not valid JSON; save the notebook again');
  }
  const notebook = notebookSchema.safeParse(value);
  if (!notebook.success) throw new UnreadablePage('not a notebook of format 4; convert it with `jupyter nbconvert`');
  return notebook.data;
}

function isHidden({ metadata }: Cell): boolean {
  return metadata?.tags?.some((tag) => HIDDEN.has(tag)) ?? false;
}

function partsOf({ cell_type, source, outputs = [] }: Cell, language?: string): string[] {
  if (source.trim() === '') return [];
  if (cell_type === 'markdown') return [closed(source.trim())];
  if (cell_type !== 'code') return [];
  const shown = outputs.map(({ text, data }) => stripVTControlCharacters(text ?? data?.['text/plain'] ?? ''));
  const output = cutWithEllipsis(shown.join('\n').trim(), NOTEBOOK_OUTPUT);
  return [fenced(source.trimEnd(), language), ...(output === '' ? [] : [fenced(output, 'text')])];
}

function fenced(value: string, language?: string): string {
  return toMarkdown([code(value, language)]).trim();
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** A fence that a cell leaves open ends with its cell. */
function closed(source: string): string {
  let fence: string | undefined;
  for (const line of source.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
  }
  return fence === undefined ? source : `${source}\n${fence}`;
}
