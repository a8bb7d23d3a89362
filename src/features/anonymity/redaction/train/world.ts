import { allLocales, type LocaleDefinition } from '@faker-js/faker';
import { readWords } from './lists.ts';

/** Names, places and words of the package faker, by their locales. */
const locales: readonly LocaleDefinition[] = Object.values(allLocales);
const indonesian = allLocales.id_ID;
const english = allLocales.en;

export const indonesianGiven = single(leavesOf(indonesian?.person?.first_name));
export const indonesianFamily = single(leavesOf(indonesian?.person?.last_name));

/** Towns and cities of as many countries, and the countries themselves in Indonesian. */
export const worldCities = distinct(
  locales.flatMap(({ location }) => leavesOf(location?.city_name)).filter(isLatin),
);
export const countries = distinct(leavesOf(indonesian?.location?.country).filter(isLatin));
export const regions = distinct(
  [...leavesOf(english?.location?.state), ...leavesOf(english?.location?.country)].filter(isLatin),
);

export const indonesianNouns = single([
  ...leavesOf(indonesian?.word?.noun),
  ...leavesOf(indonesian?.animal?.type),
]);
export const indonesianAdjectives = single(leavesOf(indonesian?.word?.adjective));
export const indonesianVerbs = single(leavesOf(indonesian?.word?.verb));
export const indonesianAdverbs = single(leavesOf(indonesian?.word?.adverb));
export const englishWords = single([
  ...leavesOf(english?.word?.noun),
  ...leavesOf(english?.word?.adjective),
  ...leavesOf(english?.word?.verb),
  ...leavesOf(english?.company?.noun),
  ...leavesOf(english?.company?.descriptor),
]);

const own = ['vocabulary', 'places', 'organisations'].flatMap((file) =>
  Object.values(readWords(file)).flatMap((entries) => entries.flatMap((entry) => entry.split(' '))),
);
/** What is a word or a place here is no name of elsewhere: Bulan, Madrid. */
const otherwiseKnown = new Set(
  [...own, ...countries, ...regions, ...indonesianNouns, ...indonesianVerbs, ...indonesianAdjectives].map(
    (word) => word.toLowerCase(),
  ),
);

/** Given names of some fifty countries, in Latin letters. */
export const worldGiven = namesOf(({ person }) => person?.first_name);
/** Family names of as many. */
export const worldFamily = namesOf(({ person }) => person?.last_name);

function namesOf(part: (locale: LocaleDefinition) => unknown): readonly string[] {
  return single(locales.flatMap((locale) => leavesOf(part(locale)))).filter(
    (name) => !otherwiseKnown.has(name.toLowerCase()),
  );
}

/** Every text below a value, however the locale nests its lists. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [];
}

function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\p{M}' -]+$/u.test(text);
}

function single(entries: readonly string[]): string[] {
  return distinct(entries.filter((entry) => /^[\p{Script=Latin}\p{M}']{2,}$/u.test(entry)));
}

function distinct(entries: readonly string[]): string[] {
  return [...new Set(entries)];
}
