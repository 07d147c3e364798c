import type { FlavourName } from '../../content/flavours/flavour-name.js';
import type { CorpusProblem } from '../../content/page.js';

/** How many chunks were added, updated, removed or not changed. */
export interface ChangeCounts {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Estimated tokens of the text that was embedded. */
  readonly tokens: number;
  /** Pages with chunks that were added or updated. */
  readonly changedPages: number;
}

/** The result of indexing a folder. */
export interface IngestSummary extends ChangeCounts {
  readonly pages: number;
  /** The generator whose rules were used. */
  readonly flavour: FlavourName;
  readonly seconds: number;
  /** Files that are not indexed, each with its reason. */
  readonly problems: readonly CorpusProblem[];
  /** How many files of each ending hold documentation that is not read. */
  readonly unread: ReadonlyMap<string, number>;
}

/** How many of the chunks that need a vector are written. */
export interface IngestProgress {
  readonly done: number;
  /** An estimate as long as pages are still being read. */
  readonly total: number;
}

/** The files that could not be read, so that something has to be corrected. */
export function faultsIn(problems: readonly CorpusProblem[]): CorpusProblem[] {
  return problems.filter(({ unpublished }) => !unpublished);
}

export function describeSummary(summary: IngestSummary): string {
  const { pages, flavour, added, updated, removed, unchanged, tokens, seconds } = summary;
  const chunks = `${added} added, ${updated} updated, ${removed} removed, ${unchanged} unchanged`;
  const hidden = summary.problems.length - faultsIn(summary.problems).length;
  const notRead = [...summary.unread].map(([ending, count]) => `${count} ${ending}`).join(', ');
  const others = `${hidden > 0 ? `, ${hidden} not published` : ''}${notRead && `; not read: ${notRead}`}`;
  return `${pages} pages${others}; chunks: ${chunks}; ${tokens} tokens embedded; read as ${flavour}; ${seconds.toFixed(1)} s`;
}
