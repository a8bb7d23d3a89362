import { titles } from '../../rules/titles.ts';
import { capitalised, coinName, coinThing } from './coinage.ts';
import type { Dice } from './dice.ts';
import { readWords } from './lists.ts';
import * as world from './world.ts';

/** Marks around every word of a name in training text. */
export const OPEN = '\uE001';
export const CLOSE = '\uE002';

const lists = readWords('names');
const list = (name: string) => lists[name] ?? [];
const given = [...list('male'), ...list('female'), ...world.indonesianGiven];
const family = [...list('family'), ...list('male'), ...world.indonesianFamily];
const degrees = titles.filter(({ position }) => position === 'suffix').map(({ title }) => title);
const honorifics = titles
  .filter(
    ({ position, group, isStrong }) =>
      position === 'prefix' && isStrong && group !== 'courtesy' && group !== 'kinship',
  )
  .map(({ title }) => title);
const LETTERS = 'ABCDEFGHIJKLMNOPRSTUWYZ';
const COINED = 0.22;
/** Ordinary words are names as well: Bunga, Cahaya. */
const WORDLIKE = 0.025;
const TITLED = 0.1;
const DEGREED = 0.07;

/** Words of a name as one mention of a person in news or a register: `Siti Rahayu`, `M. Yusuf Siregar`, `Lee`. */
export function fullName(dice: Dice): string {
  const words = withNumber(dice, wordsOfName(dice)).map((word) =>
    dice.happens(0.02) ? word.toUpperCase() : word,
  );
  return dice.happens(0.04) ? marked(words.join(' ').toUpperCase()) : marked(words.join(' '));
}

/** A full name with the titles and degrees that stand around it now and then. */
export function titledName(dice: Dice): string {
  const before = dice.happens(TITLED) ? `${titlesBefore(dice)} ` : '';
  const after = dice.happens(DEGREED) ? `, ${degreesAfter(dice)}` : '';
  return before + fullName(dice) + after;
}

/** The one word by which a text calls a person. */
export function shortName(dice: Dice): string {
  const roll = dice.roll();
  if (roll < 0.08) return marked(dice.pick(list('nickname')));
  if (roll < 0.2) return marked(foreignFamily(dice));
  if (roll < 0.26) return marked(foreignGiven(dice));
  if (roll < 0.34) return marked(oneOf(dice, list('clan')));
  if (roll < 0.38) return marked(dice.pick(list('chinese')));
  if (roll < 0.41) return marked(dice.pick(list('balinese')));
  if (roll < 0.55) return marked(oneOf(dice, family));
  if (roll < 0.58) return marked(`${oneOf(dice, given)} ${oneOf(dice, family)}`);
  if (roll < 0.59) return marked(dice.pick([...LETTERS]));
  if (roll < 0.61) return marked(lettersOf(dice, 2 + dice.below(2)));
  return marked(oneOf(dice, given));
}

const WORDS_AS_NAMES =
  'Bunga Bintang Fajar Cahaya Mawar Melati Indah Mulia Putra Putri Surya Intan Mutiara Permata Guntur Wahyu Kurnia Damai Teguh Setia Suci Kasih Agung Dewi Sari Adil Maju Jaya Bahagia Rahmat Hidayat Tulus Budi Perdana Mega Embun Kencana Cempaka Kenanga Raja Ratu Tri Dwi Eka'.split(
    ' ',
  );

/** A name that is a word of everyday speech as well. */
export const wordName = (dice: Dice) => marked(dice.pick(WORDS_AS_NAMES));

/** A name that a street, a school or a company bears: nobody is meant. */
export function namesake(dice: Dice): string {
  return dice.happens(0.4) ? oneOf(dice, given) : `${oneOf(dice, given)} ${oneOf(dice, family)}`;
}

/** Every word of names that training holds. */
export const knownNames: readonly string[] = [
  ...Object.values(lists).flat(),
  ...world.indonesianGiven,
  ...world.indonesianFamily,
  ...world.worldGiven,
  ...world.worldFamily,
];

const COMPANY =
  'Inc.|Inc|Corp.|Ltd.|Co.|Group|Holdings|Tbk|S.A.|N.V.|AG|Plc|Airlines|Bank|Motors|Financial|Network|& Co|Partners|Energy'.split(
    '|',
  );

/** A company that bears the name of its founder: no person is meant. */
export function companyName(dice: Dice): string {
  const founder = dice.happens(0.5)
    ? foreignFamily(dice)
    : dice.happens(0.5)
      ? coinThing(dice)
      : capitalised(dice.pick(world.englishWords));
  const second = dice.happens(0.3) ? ` ${capitalised(dice.pick(world.englishWords))}` : '';
  return `${founder}${second} ${dice.pick(COMPANY)}`;
}

function wordsOfName(dice: Dice): string[] {
  const roll = dice.roll();
  if (roll < 0.18) return [oneOf(dice, given)];
  if (roll < 0.5) return [initialOr(dice, oneOf(dice, given)), oneOf(dice, family)];
  if (roll < 0.6) return [initialOr(dice, oneOf(dice, given)), oneOf(dice, given), oneOf(dice, family)];
  if (roll < 0.62) return [oneOf(dice, given), oneOf(dice, given), oneOf(dice, given), oneOf(dice, family)];
  if (roll < 0.7) {
    return [
      oneOf(dice, given),
      ...(dice.happens(0.3) ? [oneOf(dice, given)] : []),
      oneOf(dice, list('clan')),
    ];
  }
  if (roll < 0.73) {
    const order = dice.pick(['Wayan', 'Made', 'Nyoman', 'Ketut', 'Putu', 'Gede', 'Kadek', 'Komang']);
    return [dice.pick(['I', 'Ni']), order, dice.pick(list('balinese'))];
  }
  if (roll < 0.89) return foreignName(dice);
  if (roll < 0.92) {
    const words = [dice.pick(list('chinese')), dice.pick(list('chinese'))];
    return dice.happens(0.5) ? [...words, dice.pick(list('chinese'))] : words;
  }
  if (roll < 0.935) return arabicName(dice);
  if (roll < 0.95) return [oneOf(dice, given), dice.pick(['bin', 'binti', 'ibn']), oneOf(dice, given)];
  if (roll < 0.96) return [`${oneOf(dice, given)} ${dice.pick([...'ABDFHKMNPRSTWY'])}.`];
  if (roll < 0.98) return [oneOf(dice, given), dice.pick([...'ABDFHKMNPRSTWY'])];
  return [oneOf(dice, given), `${oneOf(dice, given)}-${oneOf(dice, family)}`];
}

/** `Hasan al-Marzuqi`, `Ahmad Zaki Al Bakri`. */
function arabicName(dice: Dice): string[] {
  const names = [oneOf(dice, given), ...(dice.happens(0.4) ? [foreignGiven(dice)] : [])];
  const article = dice.pick(['al', 'al', 'Al', 'el', 'El', 'Al', 'as', 'Ash']);
  const last = dice.happens(0.5) ? coinName(dice) : oneOf(dice, given);
  return dice.happens(0.6) ? [...names, `${article}-${last}`] : [...names, article, last];
}

/** Rulers and popes are counted. */
function withNumber(dice: Dice, words: string[]): string[] {
  return dice.happens(0.006) ? [...words, dice.pick(['II', 'III', 'IV', 'VI', 'X', 'XVI'])] : words;
}

function lettersOf(dice: Dice, length: number): string {
  return Array.from({ length }, () => dice.pick([...LETTERS])).join('');
}

function foreignName(dice: Dice): string[] {
  const words = [foreignGiven(dice), foreignFamily(dice)];
  const roll = dice.roll();
  if (roll < 0.12) words.splice(1, 0, dice.pick(list('particle')));
  else if (roll < 0.2) words.splice(1, 0, `${dice.pick([...'ABCDEFGHJKLMPRSTW'])}.`);
  else if (roll < 0.3) words.push(foreignFamily(dice));
  return words;
}

function initialOr(dice: Dice, name: string): string {
  if (!dice.happens(0.08)) return name;
  if (dice.happens(0.3)) return lettersOf(dice, 2);
  if (dice.happens(0.15)) return `${dice.pick(['H', 'M', 'A', 'R'])}.${dice.pick([...LETTERS])}.`;
  return dice.pick(['M.', 'Muh.', 'Moh.', 'Abd.', `${name.charAt(0)}.`, `${name.charAt(0)}`, 'St.']);
}

/** Half are names that the news brings often, half those of anywhere. */
const foreignGiven = (dice: Dice) => oneOf(dice, dice.happens(0.5) ? list('foreignGiven') : world.worldGiven);
const foreignFamily = (dice: Dice) =>
  oneOf(dice, dice.happens(0.5) ? list('foreignFamily') : world.worldFamily);

function oneOf(dice: Dice, names: readonly string[]): string {
  if (dice.happens(WORDLIKE)) return capitalised(dice.pick(world.indonesianNouns));
  return dice.happens(COINED) ? coinName(dice) : dice.pick(names);
}

function titlesBefore(dice: Dice): string {
  const first = dice.pick(
    dice.happens(0.5) ? ['Dr.', 'H.', 'Hj.', 'Drs.', 'Ir.', 'Prof.', 'dr.'] : honorifics,
  );
  return dice.happens(0.25) ? `${first} ${dice.pick(['H.', 'Hj.', 'Hi.', 'Ir.'])}` : first;
}

function degreesAfter(dice: Dice): string {
  const count = 1 + dice.below(2);
  return Array.from({ length: count }, () => {
    const degree = dice.pick(degrees);
    return dice.happens(0.2) ? degree.replaceAll('.', '') : degree;
  }).join(', ');
}

/** Marks the words of a name; the dot of an initial stays outside, as the tokens have it. */
function marked(name: string): string {
  return name.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) => OPEN + word + CLOSE);
}
