/**
 * What Korean adds to the end of a word: particles of nouns, and the forms of "to do" and "to become" that make a verb of a
 * noun. The longest one that fits is removed.
 */
const ENDINGS =
  '은 는 이 가 을 를 에 에서 에게 에게서 에는 에도 에만 한테 께 으로 로 으로는 로는 으로써 로써 으로부터 로부터 와 과 의 도 만 까지 부터 마다 ' +
  '보다 처럼 만큼 조차 밖에 랑 이랑 하고 나 이나 든지 라도 이라도 들 들은 들이 들을 들의 들에 ' +
  '입니다 이다 인 인가요 이에요 예요 이고 이며 이면 이란 란 라는 이라는 라고 이라고 용 ' +
  '하다 하는 하기 하기를 하기에 하려면 하면 하고 하여 해 해서 해야 해요 하세요 합니다 합니까 한 한다 할 함 했 했다 했습니다 하지 하지만 ' +
  '하려고 하도록 하거나 하며 하므로 하나요 할까요 할수 되다 되는 되기 되면 되고 되어 돼 돼요 됩니다 된 된다 될 됨 되지 되나요 시키는 시키다 ' +
  '네요 나요 아요 어요 습니다 ㅂ니다 세요';
const LONGEST = 5;
const KNOWN: ReadonlySet<string> = new Set(ENDINGS.split(' '));

/** A Korean word without its particle or ending. One letter is never all that remains of a word of three or more. */
export function withoutEnding(word: string): string {
  for (let length = Math.min(LONGEST, word.length - 1); length > 0; length -= 1) {
    const rest = word.slice(0, -length);
    if (KNOWN.has(word.slice(-length)) && (rest.length > 1 || length === 1)) return rest;
  }
  return word;
}
