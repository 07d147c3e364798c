import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { tidyText } from '../../src/shell/selection/clean-text.js';
import { spokenText } from '../../src/ui/spoken-text.js';

/** The garbage collector makes longer texts slower, so that sizes cannot be compared. */
const LONGEST = 262_144;

describe('The time to read text in the widget grows with its length', () => {
  it.each<[reader: string, read: (text: string) => unknown]>([
    ['spokenText', spokenText],
    ['tidyText', tidyText],
  ])('in %s', (_reader, read) => {
    expect(growsFasterThanText(read, { longest: LONGEST })).toEqual([]);
  });
});
