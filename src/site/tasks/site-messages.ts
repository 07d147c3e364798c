import type { SiteFacts } from '../site-renderer.js';

export interface PageRequest {
  readonly site: SiteFacts;
  /** The version of the pages that is wanted at least. */
  readonly version: string;
  /** The decoded path of the request, without its leading slash. */
  readonly address: string;
  /** Shows the source of the page instead of rendering it. */
  readonly asSource?: boolean;
}

export type PageAnswer = (
  | { readonly kind: 'document'; readonly document: Uint8Array; readonly readAt: Date }
  /** The page has another address. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'missing' }
) & {
  /** Why the pages cannot be read. */
  readonly problem?: string;
};

export interface SearchTaskRequest {
  readonly site: SiteFacts;
  readonly version: string;
  /** `page`: a document with the results; `results`: the list alone; `missing`: the document of an address without page. */
  readonly show: 'page' | 'results' | 'missing' | 'nothing';
  readonly query: string;
  /** For `missing`. */
  readonly address?: string;
}
