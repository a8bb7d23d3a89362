import { directions, findGround, groundGroups } from '#features/transfer/index.ts';
import type { Lang } from '#lib/lang.ts';
import { groundWords, peopleWords, placeWords, shortGrade } from './announcement-sentence.ts';
import { formatDate, formatMonth, formatNumber, formatPeriod, labelOf, numberWord } from './format.ts';

/** The words in which a public page of this language may show the value of a figure. */
export function figureWords(lang: Lang, field: string, value: string): readonly string[] {
  switch (field) {
    case 'origin':
    case 'destination':
      return placeWords(lang, described(value));
    case 'post':
      return [peopleWords(lang, described(value)) ?? ''];
    case 'grade':
      return [shortGrade(described(value).value)];
    case 'period':
      return [formatPeriod(lang, described(value).value)];
    case 'need.period':
      return [formatPeriod(lang, value)];
    case 'mainGround':
    case 'grounds':
    case 'directions':
      return codeWords(lang, value);
    case 'publishedOn':
      return [formatDate(lang, value), formatMonth(lang, value)];
    case 'year':
      return [value];
    case 'prosecutorRisk':
    case 'marketerRisk':
      // In ten-thousandths, shown in per cent.
      return [formatNumber(lang, Number(value) / 100)];
    default:
      return [formatNumber(lang, Number(value)), numberWord(lang, Number(value))];
  }
}

function described(value: string): { level: number; value: string } {
  const [level = '', ...rest] = value.split(':');
  return { level: Number(level), value: rest.join(':') };
}

function codeWords(lang: Lang, code: string): string[] {
  const items = [findGround(code), ...directions, ...groundGroups].filter((one) => one?.code === code);
  return items.flatMap((item) => (item ? [labelOf(lang, item), groundWords(lang, item)] : []));
}
