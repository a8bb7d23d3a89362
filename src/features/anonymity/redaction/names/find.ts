import { nameProbabilities } from '../model/classifier.ts';
import type { Span } from '../span.ts';
import { Findings, isAdjacent } from './finding.ts';
import { judgeAsPair, judgeByModel, judgeByRoster, judgeIntroduced, judgeRepeated } from './judge.ts';
import { nameModel } from './model.ts';
import { type ReadText, read } from './reading.ts';
import type { Roster } from './roster.ts';
import type { Word } from './words.ts';

const FEWEST_LETTERS_REPEATED = 3;
/** How much of a sure neighbour's likelihood goes over to a word of the same name. */
const SHARED = 0.7;
const LEAST_TO_SHARE = 0.1;

/** Names of the roster, names by the model, names that a title introduces, and every further occurrence of them. */
export function findNames(text: string, roster: Roster): Span[] {
  const readText = read(text, nameModel.lexicon);
  const { words, introductions } = readText;
  const likely = likelihoods(readText);
  const findings = new Findings();

  for (const [index, word] of words.entries()) {
    findings.add(index, judgeByRoster(word, roster));
    findings.add(index, judgeByModel(readText, index, likely[index] as number));
    const asPair = judgeAsPair(text, word, words[index + 1], roster);
    findings.add(index, asPair);
    findings.add(index + 1, asPair);
  }
  let first = 0;
  for (const introduction of introductions) {
    while (first < words.length && (words[first] as Word).start < introduction.end) first++;
    const introduced = judgeIntroduced(readText, first, introduction, roster, likely);
    for (const [index, finding] of introduced) findings.add(index, finding);
  }
  addRepeated(readText, findings);
  return findings.spansIn(text, words);
}

function addRepeated(readText: ReadText, findings: Findings): void {
  const { words } = readText;
  const masked = new Set(
    words.filter((_, index) => findings.get(index)?.tier === 'mask').map(({ folded }) => folded),
  );
  for (const [index, { folded }] of words.entries()) {
    if (folded.length < FEWEST_LETTERS_REPEATED || !masked.has(folded)) continue;
    findings.add(index, judgeRepeated(readText, index));
  }
}

/** How likely each word is a name by the model. The words of one name stand side by side, and a sure one vouches. */
function likelihoods({ text, words, reading, tokenOf }: ReadText): Float64Array {
  const probabilities = nameProbabilities(reading, nameModel);
  const own = Float64Array.from(words, (_, index) => probabilities[tokenOf[index] as number] as number);
  return own.map((probability, index) => {
    if (probability < LEAST_TO_SHARE) return probability;
    const word = words[index] as Word;
    const isMixed = reading.cases[tokenOf[index] as number] === 'mixed';
    const vouched = [index - 1, index + 1].map((at) => {
      const isSide = at < index ? isAdjacent(text, words[at], word) : isAdjacent(text, word, words[at]);
      const isAlike = !isMixed || (word.isCapitalised && words[at]?.isCapitalised === true);
      return isSide && isAlike ? (1 - SHARED) * probability + SHARED * (own[at] as number) : 0;
    });
    return Math.max(probability, ...vouched);
  });
}
