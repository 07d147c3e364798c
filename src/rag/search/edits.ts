const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * All words that differ from `word` by one edit, the more likely ones first: two letters exchanged, a letter too much, a
 * letter missing, another letter. 53 for each letter of the word.
 */
export function singleEdits(word: string): string[] {
  const positions = Array.from(
    { length: word.length + 1 },
    (_, index) => [word.slice(0, index), word.slice(index)] as const,
  );
  const exchanged = positions.flatMap(([left, right]) =>
    right.length > 1 && right[0] !== right[1] ? [left + right[1] + right[0] + right.slice(2)] : [],
  );
  const shorter = positions.flatMap(([left, right]) => (right === '' ? [] : [left + right.slice(1)]));
  const longer = positions.flatMap(([left, right]) => Array.from(LETTERS, (letter) => left + letter + right));
  const replaced = positions.flatMap(([left, right]) =>
    right === '' ? [] : Array.from(LETTERS, (letter) => left + letter + right.slice(1)),
  );
  return [...exchanged, ...shorter, ...longer, ...replaced];
}

/** Whether two words differ by at most `limit` edits; exchanged neighbours are one edit (optimal string alignment). */
export function isWithinEdits(left: string, right: string, limit: number): boolean {
  if (Math.abs(left.length - right.length) > limit) return false;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let edits = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (isSame ? 0 : 1));
      const isExchanged =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isExchanged) edits = Math.min(edits, before[column - 2]! + 1);
      current.push(edits);
    }
    if (Math.min(...current) > limit) return false;
    before = above;
    above = current;
  }
  return above[right.length]! <= limit;
}
