/** A copy of a script entry with the values of `$thread_id` and `$now`. */
export function fillIn<T>(value: T, threadId: string): T {
  const now = new Date().toISOString();
  const text = JSON.stringify(value, (_key, member: unknown) => {
    if (member === '$thread_id') return threadId;
    return member === '$now' ? now : member;
  });
  return JSON.parse(text) as T;
}
