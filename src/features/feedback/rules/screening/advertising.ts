import lists from '../../reference/advertising-words.json' with { type: 'json' };
import { type Finding, findingOf } from './finding.ts';
import { foldText } from './fold.ts';

const sure = lists.sure.map(foldText);
const weak = lists.weak.map(foldText);

/** One such word may stand in an honest story; so many do not, nor one beside a way to get in touch. */
const FEWEST_WEAK = 3;

/**
 * Words of advertisements, gambling and loan offers.
 * @param contacts links and telephone numbers in the text.
 */
export function findAdvertising(text: string, contacts: number): Finding[] {
  const folded = ` ${foldText(text)} `;
  const found = (words: readonly string[]) => words.filter((word) => folded.includes(` ${word} `)).length;
  const few = found(weak);
  const counted = few >= FEWEST_WEAK || (few > 0 && contacts > 0) ? few : 0;
  return findingOf('advertising', found(sure) + counted);
}
