import { placeOf } from '../../content/page-place.js';
import type { Passage } from '../passage.js';
import type { IndexHit } from '../vector-index.js';

export function toPassage({ chunk, score }: IndexHit, siteBaseUrl: string): Passage {
  const { id, file, heading, headingPath, text } = chunk;
  return { id, file, heading, headingPath, text, score, ...placeOf(chunk), sourceUrl: linkTo(chunk, siteBaseUrl) };
}

function linkTo({ urlPath, anchor }: IndexHit['chunk'], siteBaseUrl: string): string {
  const page = siteBaseUrl + urlPath.split('/').map(encodeURIComponent).join('/');
  return anchor === '' ? page : `${page}#${encodeURIComponent(anchor)}`;
}
