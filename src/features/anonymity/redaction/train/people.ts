import { titles } from '../../rules/titles.ts';
import { coinName } from './coinage.ts';
import type { Dice } from './dice.ts';
import { readWords } from './lists.ts';

/** Marks around every word of a name in training text. */
export const OPEN = '\uE001';
export const CLOSE = '\uE002';

const lists = readWords('names');
const list = (name: string) => lists[name] ?? [];
const given = [...list('male'), ...list('female')];
const family = [...list('family'), ...list('male')];
const degrees = titles.filter(({ position }) => position === 'suffix').map(({ title }) => title);
const honorifics = titles
  .filter(
    ({ position, group, isStrong }) =>
      position === 'prefix' && isStrong && group !== 'courtesy' && group !== 'kinship',
  )
  .map(({ title }) => title);
const COINED = 0.22;
const TITLED = 0.1;
const DEGREED = 0.07;

/** Words of a name as one mention of a person in news or a register: `Siti Rahayu`, `M. Yusuf Siregar`, `Lee`. */
export function fullName(dice: Dice): string {
  const words = wordsOfName(dice).map((word) => (dice.happens(0.02) ? word.toUpperCase() : word));
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
  if (roll < 0.2) return marked(oneOf(dice, list('foreignFamily')));
  if (roll < 0.26) return marked(oneOf(dice, list('foreignGiven')));
  if (roll < 0.34) return marked(oneOf(dice, list('clan')));
  if (roll < 0.38) return marked(dice.pick(list('chinese')));
  if (roll < 0.41) return marked(dice.pick(list('balinese')));
  if (roll < 0.55) return marked(oneOf(dice, family));
  if (roll < 0.58) return marked(`${oneOf(dice, given)} ${oneOf(dice, family)}`);
  if (roll < 0.59) return marked(dice.pick([...'ABCDEFGHIJKLMNOPRSTUWYZ']));
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
  if (roll < 0.94) return [oneOf(dice, given), dice.pick(['bin', 'binti', 'ibn']), oneOf(dice, given)];
  if (roll < 0.96) return [`${oneOf(dice, given)} ${dice.pick([...'ABDFHKMNPRSTWY'])}.`];
  if (roll < 0.98) return [oneOf(dice, given), dice.pick([...'ABDFHKMNPRSTWY'])];
  return [oneOf(dice, given), `${oneOf(dice, given)}-${oneOf(dice, family)}`];
}

function foreignName(dice: Dice): string[] {
  const words = [oneOf(dice, list('foreignGiven')), oneOf(dice, list('foreignFamily'))];
  const roll = dice.roll();
  if (roll < 0.12) words.splice(1, 0, dice.pick(list('particle')));
  else if (roll < 0.2) words.splice(1, 0, `${dice.pick([...'ABCDEFGHJKLMPRSTW'])}.`);
  else if (roll < 0.3) words.push(oneOf(dice, list('foreignFamily')));
  return words;
}

function initialOr(dice: Dice, name: string): string {
  if (!dice.happens(0.08)) return name;
  return dice.pick(['M.', 'Muh.', 'Moh.', 'Abd.', `${name.charAt(0)}.`, `${name.charAt(0)}`, 'St.']);
}

function oneOf(dice: Dice, names: readonly string[]): string {
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
