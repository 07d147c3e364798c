import type { NextFunction, Response } from 'express';
import type { SiteAsset } from '../site-assets.js';

/** Everything from this origin, nothing inline, no plugins, no frames around it from elsewhere. */
const DOCUMENT_POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
/** An SVG is a document: opened by itself it must not run scripts on this origin. */
const IMAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const YEAR_SECONDS = 31_536_000;

/** Browsers ask again each time and are mostly told "not modified" (Express compares ETag and date). */
export function sendDocument(response: Response, document: string, changedAt?: Date): void {
  if (changedAt) response.set('Last-Modified', changedAt.toUTCString());
  response.set({ 'Content-Security-Policy': DOCUMENT_POLICY, 'Cache-Control': 'no-cache' }).type('html').send(document);
}

/** @param isCurrent whether the address names this very version, which then never changes. */
export function sendAsset(response: Response, asset: SiteAsset, isCurrent: boolean): void {
  const caching = isCurrent ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
  response.set({ 'Content-Security-Policy': IMAGE_POLICY, 'Cache-Control': caching }).type(asset.type).send(asset.body);
}

/** @param file an absolute path that has been checked. */
export function sendImage(response: Response, file: string, next: NextFunction): void {
  response.set({ 'Content-Security-Policy': IMAGE_POLICY, 'X-Content-Type-Options': 'nosniff' });
  response.sendFile(file, { dotfiles: 'allow', maxAge: '1h' }, (error?: Error) => {
    // A reader who leaves in mid-picture is no error.
    if (error && !response.headersSent) next(error);
  });
}
