import { cutCharacters } from '../text/cut.js';
import { NAME_CHARACTERS } from './limits.js';

const LONGEST_EXTENSION = 20;
const NAMELESS = 'file';
/** Control characters, and direction marks, which can make a client display `gnp.exe` as `exe.png`. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A file name that is safe to display and to save: one printable path segment, not empty, at most 255 characters. */
export function cleanName(name: string): string {
  const segment = name.toWellFormed().replace(UNPRINTABLE, '').split(/[/\\]/).at(-1) ?? '';
  const bare = segment.normalize('NFC').trim();
  return /[^.\s]/.test(bare) ? cut(bare) : NAMELESS;
}

/** Keeps the extension, because people and programs recognize the type of a file by it. */
function cut(name: string): string {
  const characters = [...name];
  if (characters.length <= NAME_CHARACTERS) return name;
  const dot = characters.lastIndexOf('.');
  const extension = characters.length - dot <= LONGEST_EXTENSION ? characters.slice(dot) : [];
  return cutCharacters(name, NAME_CHARACTERS - extension.length) + extension.join('');
}
