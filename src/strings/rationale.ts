import type { OfficeFacts, RationaleFacts } from '#features/publication/index.ts';
import { findAgency } from '#features/staffing/index.ts';
import { findGround, groundGroups } from '#features/transfer/index.ts';
import { LANGS, type Lang } from '#lib/lang.ts';
import { formatNumber, formatPeriod, labelOf } from './format.ts';
import { strings } from './index.ts';
import { officeRationale } from './office-sentence.ts';

/** The rationale in both languages, told from what the document itself shows; an officer may edit it before approval. */
export function writeRationale(facts: RationaleFacts | OfficeFacts): { id: string; en: string } {
  const [id, en] = LANGS.map((lang) =>
    'postAt' in facts ? officeRationale(lang, facts) : narrate(lang, facts),
  );
  return { id: id ?? '', en: en ?? '' };
}

function narrate(lang: Lang, facts: RationaleFacts): string {
  const words = strings(lang).rationale;
  return [
    ...needSentences(lang, facts),
    ...groundSentences(lang, facts),
    fitSentence(lang, facts),
    words.law,
  ].join(' ');
}

function needSentences(lang: Lang, { need, destination }: RationaleFacts): string[] {
  if (need === null) return [];
  const words = strings(lang).rationale;
  const agency = findAgency(destination.value);
  if (destination.level !== 0 || agency === null) return [];
  const period = formatPeriod(lang, need.period);
  const gap = need.needed - need.filledBefore;
  const name = labelOf(lang, agency);
  return [
    gap > 0 ? words.need(period, formatNumber(lang, gap), name) : words.noGap(period, name),
    words.reduced(formatNumber(lang, need.filledAfter), formatNumber(lang, need.needed)),
  ];
}

/** Names the ground that is recorded most often; none where two share that place. */
function groundSentences(lang: Lang, { grounds }: RationaleFacts): string[] {
  const words = strings(lang).rationale;
  const [main, second] = grounds.toSorted((one, other) => other.count - one.count);
  if (main === undefined) return [words.noGrounds];
  if (main.count === second?.count) return [];
  const item =
    'code' in main ? findGround(main.code) : groundGroups.find((group) => group.code === main.group);
  return [item ? words.grounds(labelOf(lang, item).toLocaleLowerCase(lang)) : words.noGrounds];
}

function fitSentence(lang: Lang, { qualification, size }: RationaleFacts): string {
  const words = strings(lang).rationale;
  if (qualification === null) return words.unknownFit;
  const { meets, partly } = qualification;
  return partly === 0
    ? words.allMeet(formatNumber(lang, size))
    : words.partly(formatNumber(lang, meets), formatNumber(lang, partly));
}
