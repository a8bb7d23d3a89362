import { activeVerb, derivedNoun, passiveVerb } from './affixes.ts';
import { capitalised, coinAcronym, coinThing } from './coinage.ts';
import type { Dice } from './dice.ts';
import { type Lists, readWords } from './lists.ts';
import { namesake } from './people.ts';
import * as world from './world.ts';

const own = readWords('vocabulary');
const words: Lists = {
  ...own,
  noun: [...(own['noun'] ?? []), ...world.indonesianNouns],
  adjective: [...(own['adjective'] ?? []), ...world.indonesianAdjectives],
  adverb: [...(own['adverb'] ?? []), ...world.indonesianAdverbs],
};
const ownPlaces = readWords('places');
const places: Lists = {
  ...ownPlaces,
  country: [...(ownPlaces['country'] ?? []), ...world.countries],
  region: world.regions,
  anywhere: world.worldCities,
};
const organisations = readWords('organisations');
const phrases = readWords('phrases');
const list = (from: Readonly<Record<string, readonly string[]>>, name: string) => from[name] ?? [];
const roots = list(words, 'verb');
const PREPOSITIONS =
  'di ke dari pada untuk dengan dalam oleh terhadap bagi tentang soal atas sejak kepada antara hingga menjadi sebagai seperti'.split(
    ' ',
  );
const AUXILIARIES =
  'akan telah sudah sedang masih tidak belum bisa dapat harus ingin mulai tetap juga pernah kembali terus'.split(
    ' ',
  );
const ALL_PLACES = [
  'province',
  'city',
  'city',
  'lampung',
  'country',
  'country',
  'world',
  'world',
  'region',
  'anywhere',
  'island',
];
const ALL_ORGANISATIONS = [
  'party',
  'state',
  'state',
  'world',
  'company',
  'company',
  'media',
  'club',
  'school',
  'building',
];

const NAMED_AFTER =
  'Jalan Jl. Jln. RSUD RS Stadion Bandara Universitas Gedung Masjid PT CV Yayasan SMA SMK Gelora Taman Museum Waduk Terminal Kampus Rutan KRI Piala Klinik Apotek Toko Hotel Pondok_Pesantren Rumah_Makan Lapangan Gang Jembatan Pasar Grup Keluarga'
    .split(' ')
    .map((head) => head.replaceAll('_', ' '));

const SCHOOLS = 'SMAN SMKN SMPN SDN MAN MTsN SLBN SMA_Negeri SMK_Negeri SMP_Negeri SD_Negeri TK_Negeri'
  .split(' ')
  .map((school) => school.replaceAll('_', ' '));

export function noun(dice: Dice): string {
  if (dice.happens(0.15)) return derivedNoun(dice, roots);
  const plain = dice.pick(list(words, dice.pick(['noun', 'noun', 'noun', 'loan', 'loan', 'serviceNoun'])));
  if (dice.happens(0.06)) return `${plain}-${plain}`;
  return dice.happens(0.07) ? `${plain}${dice.pick(['nya', 'nya', 'ku', 'mu', 'lah'])}` : plain;
}

export const adjective = (dice: Dice) => dice.pick(list(words, 'adjective'));
export const verb = (dice: Dice) =>
  dice.happens(0.2)
    ? dice.pick(dice.happens(0.7) ? list(phrases, 'stated') : world.indonesianVerbs)
    : activeVerb(dice, roots);
export const passive = (dice: Dice) => passiveVerb(dice, roots);

export function nounPhrase(dice: Dice): string {
  const roll = dice.roll();
  if (roll < 0.3) return noun(dice);
  if (roll < 0.5) return `${noun(dice)} ${noun(dice)}`;
  if (roll < 0.65) return `${noun(dice)} ${dice.happens(0.5) ? 'yang ' : ''}${adjective(dice)}`;
  if (roll < 0.75) return `${noun(dice)} ${dice.pick(['ini', 'itu', 'tersebut', 'mereka', 'kita', 'lain'])}`;
  if (roll < 0.8) return `${dice.pick(list(words, 'number'))} ${noun(dice)}`;
  if (roll < 0.84) return `${noun(dice)} ${organisation(dice)}`;
  if (roll < 0.88) return `${noun(dice)} di ${place(dice)}`;
  if (roll < 0.91) return `${noun(dice)} ${thing(dice)}`;
  if (roll < 0.94) return `para ${noun(dice)}`;
  return `${noun(dice)} dan ${noun(dice)}`;
}

export function clause(dice: Dice): string {
  const roll = dice.roll();
  if (roll < 0.06)
    return `${dice.pick(['ada', 'tidak ada', 'terdapat', 'masih ada'])} ${nounPhrase(dice)} ${adjunct(dice)}`;
  if (roll < 0.12)
    return `${subject(dice)} ${dice.pick(['adalah', 'merupakan', 'bukan', 'menjadi'])} ${nounPhrase(dice)}`;
  if (roll < 0.2)
    return `${subject(dice)} ${dice.happens(0.5) ? `${dice.pick(list(words, 'adverb'))} ` : ''}${adjective(dice)}`;
  const auxiliary = dice.happens(0.4) ? `${dice.pick(AUXILIARIES)} ` : '';
  const middle = dice.happens(0.12) ? `${dice.pick(list(words, 'adverb'))} ` : '';
  const predicate = dice.happens(0.3)
    ? `${auxiliary}${passive(dice)}${dice.happens(0.3) ? ` oleh ${nounPhrase(dice)}` : ''}`
    : `${auxiliary}${verb(dice)} ${middle}${nounPhrase(dice)}`;
  const end = dice.happens(0.5) ? ` ${adjunct(dice)}` : '';
  const relative = dice.happens(0.15)
    ? ` yang ${dice.happens(0.5) ? verb(dice) : passive(dice)} ${nounPhrase(dice)}`
    : '';
  return `${subject(dice)} ${predicate}${relative}${end}`;
}

function subject(dice: Dice): string {
  const roll = dice.roll();
  if (roll < 0.15)
    return dice.pick([
      'saya',
      'kami',
      'kita',
      'mereka',
      'dia',
      'ia',
      'beliau',
      'Anda',
      'kalian',
      'itu',
      'ini',
      'pihaknya',
    ]);
  if (roll < 0.22) return organisation(dice);
  if (roll < 0.25) return thing(dice);
  if (roll < 0.3) return role(dice);
  if (roll < 0.33) return place(dice);
  return nounPhrase(dice);
}

function adjunct(dice: Dice): string {
  const roll = dice.roll();
  if (roll < 0.3) return `${dice.pick(['di', 'ke', 'dari', 'untuk', 'asal'])} ${place(dice)}`;
  if (roll < 0.4) return `${dice.pick(PREPOSITIONS)} ${organisation(dice)}`;
  if (roll < 0.5) return `pada ${dice.pick(list(words, 'time'))}`;
  return `${dice.pick(PREPOSITIONS)} ${nounPhrase(dice)}`;
}

/** Words that training knows to be no names, whatever else they are. */
export const knownWords: readonly string[] = [...Object.values(words).flat(), ...world.indonesianVerbs];
/** Words of places, organisations and foreign languages. */
export const knownProper: readonly string[] = [
  ...Object.values(places).flat(),
  ...Object.values(organisations).flat(),
  ...world.englishWords,
];

/** Any word of the vocabulary, whatever its part of speech. */
export function anyWord(dice: Dice): string {
  const roll = dice.roll();
  if (roll < 0.25) return dice.pick(list(words, 'function'));
  if (roll < 0.45) return noun(dice);
  if (roll < 0.6) return verb(dice);
  if (roll < 0.7) return passive(dice);
  if (roll < 0.8) return adjective(dice);
  if (roll < 0.9) return derivedNoun(dice, roots);
  return dice.pick(list(words, dice.happens(0.5) ? 'adverb' : 'spoken'));
}

export const derived = (dice: Dice) => derivedNoun(dice, roots);

export function place(dice: Dice): string {
  const roll = dice.roll();
  if (roll < 0.12) return capitalised(dice.pick(list(places, 'start')) + dice.pick(list(places, 'end')));
  if (roll < 0.18)
    return `${dice.pick(list(places, 'start'))} ${capitalised(dice.pick(list(places, 'end')))}`;
  if (roll < 0.24) return coinThing(dice);
  const known = dice.pick(list(places, dice.pick(ALL_PLACES)));
  if (dice.happens(0.08)) {
    return `${dice.pick(['Kabupaten', 'Kota', 'Kecamatan', 'Desa', 'Kelurahan', 'Provinsi', 'Pulau', 'Jalan', 'Gunung', 'Sungai'])} ${known}`;
  }
  return dice.happens(0.04)
    ? `${known} ${dice.pick(['Utara', 'Selatan', 'Timur', 'Barat', 'Tengah', 'Pusat', 'Baru'])}`
    : known;
}

export const country = (dice: Dice) => dice.pick(list(places, 'country'));

export function organisation(dice: Dice): string {
  if (dice.happens(0.04)) return `${dice.pick(SCHOOLS)} ${1 + dice.below(90)} ${place(dice)}`;
  // Streets, hospitals, companies and schools bear names of persons.
  if (dice.happens(0.01)) return `${dice.pick(NAMED_AFTER)} ${namesake(dice)}`;
  if (dice.happens(0.3)) {
    const tail = [dice.pick(list(organisations, 'tail'))];
    if (dice.happens(0.5)) tail.push(dice.pick(list(organisations, 'tail')));
    if (dice.happens(0.3)) tail[0] = coinThing(dice);
    if (dice.happens(0.1)) tail.push(`(${coinAcronym(dice)})`);
    if (dice.happens(0.15)) tail.push(place(dice));
    return `${dice.pick(list(organisations, 'head'))} ${tail.join(' ')}`;
  }
  const known = dice.happens(0.04)
    ? coinAcronym(dice)
    : dice.pick(list(organisations, dice.pick(ALL_ORGANISATIONS)));
  return dice.happens(0.08) ? `${known} ${place(dice)}` : known;
}

export const media = (dice: Dice) => dice.pick(list(organisations, 'media'));
export const club = (dice: Dice) =>
  dice.happens(0.2)
    ? country(dice)
    : dice.happens(0.1)
      ? coinThing(dice)
      : dice.pick(list(organisations, 'club'));
export const party = (dice: Dice) => dice.pick(list(organisations, 'party'));
export const event = (dice: Dice) => dice.pick(list(organisations, 'event'));
export const stateBody = (dice: Dice) => dice.pick(list(organisations, 'state'));

export function thing(dice: Dice): string {
  if (dice.happens(0.15)) return coinThing(dice);
  return dice.pick(
    list(organisations, dice.pick(['thing', 'thing', 'capitalised', 'capitalised', 'event', 'company'])),
  );
}

/** A role with the agency, the party or the place it belongs to, now and then. */
export function role(dice: Dice): string {
  const plain = dice.pick(list(phrases, 'role'));
  const roll = dice.roll();
  if (roll < 0.2) return `${plain} ${organisation(dice)}`;
  if (roll < 0.35) return `${plain} ${place(dice)}`;
  if (roll < 0.42) return `${plain} ${capitalised(noun(dice))}`;
  return plain;
}
