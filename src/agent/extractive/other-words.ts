/** Everyday and short words, and the words that documentation has for the same things. English only. */
const PAIRS: readonly (readonly [typed: string, documented: string])[] = [
  ['ram', 'memory'],
  ['internet', 'network'],
  ['docs', 'documentation'],
  ['config', 'configuration'],
  ['db', 'database'],
  ['pic', 'image'],
  ['pics', 'images'],
  ['picture', 'image'],
  ['pictures', 'images'],
  ['photo', 'image'],
  ['photos', 'images'],
  ['repo', 'repository'],
  ['dir', 'folder'],
  ['directory', 'folder'],
  ['pwd', 'password'],
  ['auth', 'authentication'],
  ['env', 'environment'],
  ['k8s', 'kubernetes'],
  ['js', 'javascript'],
  ['ts', 'typescript'],
  ['colour', 'color'],
  ['erase', 'delete'],
  ['param', 'parameter'],
  ['params', 'parameters'],
  ['msg', 'message'],
  ['msgs', 'messages'],
  ['max', 'maximum'],
  ['min', 'minimum'],
  ['app', 'application'],
  ['boot', 'start'],
  ['launch', 'start'],
  ['lang', 'language'],
  ['sec', 'seconds'],
  ['secs', 'seconds'],
  ['cert', 'certificate'],
  ['certs', 'certificates'],
];
const DOCUMENTED: ReadonlyMap<string, string> = new Map(PAIRS);
const WORD = /[a-z0-9]+/gi;

/** The question in the words of documentation: "how much RAM" becomes "how much memory". Undefined when nothing changes. */
export function inOtherWords(question: string): string | undefined {
  const changed = question.replace(WORD, (word) => DOCUMENTED.get(word.toLowerCase()) ?? word);
  return changed === question ? undefined : changed;
}
