import type { Source, UrlSource } from '../../protocol/sources.js';
import { cut } from '../../text/cut.js';
import { SOURCE_NAME_CHARACTERS } from '../limits.js';
import type { AddressRule } from './link-rule.js';
import { plainText } from './plain-text.js';

/**
 * A source that a model or a tool sent. One whose address is not a link by the rule becomes a source of the kind `file`,
 * which clients show as text: its title, and its address as the name.
 */
export function safeSource(source: Source, rule: AddressRule): Source {
  switch (source.type) {
    case 'url': {
      const url = rule.link(source.url);
      if (url !== undefined) return { ...safeUrlSource(source), url };
      const { title, description, timestamp, group } = safeUrlSource(source);
      return { type: 'file', title, description, timestamp, group, filename: cut(source.url, SOURCE_NAME_CHARACTERS) };
    }
    case 'file':
      return { ...source, ...safeWords(source), filename: source.filename };
    case 'entity':
      return { ...source, ...safeWords(source), ...safeMembers(source, ['label', 'inline_label']) };
    default:
      return source satisfies never;
  }
}

/** A source of a search, which can only be a link. Undefined when its address is not a link by the rule. */
export function safeSearchSource(source: UrlSource, rule: AddressRule): UrlSource | undefined {
  const url = rule.link(source.url);
  return url === undefined ? undefined : { ...safeUrlSource(source), url };
}

function safeUrlSource(source: UrlSource): UrlSource {
  return { ...source, ...safeWords(source), ...safeMembers(source, ['attribution']) };
}

function safeWords(source: Source): Pick<Source, 'title' | 'description' | 'group'> {
  return { title: plainText(source.title), ...safeMembers(source, ['description', 'group']) };
}

/** The named members as plain text; a member that is absent or null stays as it is. */
export function safeMembers<T extends object, Name extends keyof T>(object: T, names: readonly Name[]): Pick<T, Name> {
  const safe: Partial<T> = {};
  for (const name of names) {
    const value = object[name];
    if (name in object) safe[name] = (typeof value === 'string' ? plainText(value) : value) as T[Name];
  }
  return safe as Pick<T, Name>;
}
