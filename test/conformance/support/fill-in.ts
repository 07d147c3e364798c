/** The script entry with `$thread_id` and `$now` filled in, as a fresh copy. */
export function fillIn<T>(value: T, threadId: string): T {
  const now = new Date().toISOString();
  const text = JSON.stringify(value, (_key, member: unknown) => {
    if (member === '$thread_id') return threadId;
    return member === '$now' ? now : member;
  });
  return JSON.parse(text) as T;
}
