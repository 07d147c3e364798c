import type { NextFunction, Response } from 'express';
import type { SiteAsset } from '../site-assets.js';

/** Allows resources and frames of this origin only, and neither inline code nor plugins. */
const DOCUMENT_POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
/** An SVG is a document: if a browser opens it directly, it must not run scripts on this origin. */
const IMAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const YEAR_SECONDS = 31_536_000;

/**
 * Browsers revalidate a document each time; Express answers "not modified" by ETag and date.
 * @param document UTF-8.
 */
export function sendDocument(response: Response, document: Uint8Array, changedAt?: Date): void {
  const body = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  if (changedAt) response.set('Last-Modified', changedAt.toUTCString());
  response.set({ 'Content-Security-Policy': DOCUMENT_POLICY, 'Cache-Control': 'no-cache' }).type('html').send(body);
}

/** @param isCurrent whether the address contains the current version, so that the response can be cached for a year. */
export function sendAsset(response: Response, asset: SiteAsset, isCurrent: boolean): void {
  const caching = isCurrent ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
  response.set({ 'Content-Security-Policy': IMAGE_POLICY, 'Cache-Control': caching }).type(asset.type).send(asset.body);
}

/** @param file an absolute path that `CorpusImages` returned. */
export function sendImage(response: Response, file: string, next: NextFunction): void {
  response.set({ 'Content-Security-Policy': IMAGE_POLICY, 'X-Content-Type-Options': 'nosniff' });
  response.sendFile(file, { dotfiles: 'allow', maxAge: '1h' }, (error?: Error) => {
    // A client that closed the connection during the transfer is not an error.
    if (error && !response.headersSent) next(error);
  });
}
