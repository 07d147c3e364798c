/** The name of the schema of one type: `thread.item.added` and `Event` give `ThreadItemAddedEvent`. */
export function nameOfType(type: string, suffix: 'Request' | 'Event'): string {
  const words = type.split(/[._]/).map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}${suffix}`;
}
