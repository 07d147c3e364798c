import { ar } from './languages/ar.js';
import { de } from './languages/de.js';
import { en } from './languages/en.js';
import { es } from './languages/es.js';
import { fr } from './languages/fr.js';
import { it } from './languages/it.js';
import { ja } from './languages/ja.js';
import { ko } from './languages/ko.js';
import { nl } from './languages/nl.js';
import { pl } from './languages/pl.js';
import { pt } from './languages/pt.js';
import { ru } from './languages/ru.js';
import { zh } from './languages/zh.js';
import type { Language, Messages } from './messages.js';

/** By the two letters of each language. English is first. */
export const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  Object.entries({ en, de, fr, es, pt, it, nl, pl, ru, ja, zh, ko, ar }),
);

export const ENGLISH: Messages = en.messages;

/** @param language two letters. English for a language that has no messages, and for an unknown one. */
export function messagesFor(language: string | undefined): Messages {
  return LANGUAGES.get(language ?? 'en')?.messages ?? ENGLISH;
}
