import { BLANK } from '../span.ts';
import * as clauses from './clauses.ts';
import { capitalised, coinAcronym, coinThing } from './coinage.ts';
import type { Dice } from './dice.ts';
import { readWords } from './lists.ts';
import { companyName, fullName, namesake, shortName, titledName, wordName } from './people.ts';
import * as world from './world.ts';

const phrases = readWords('phrases');
const vocabulary = readWords('vocabulary');
const phrase = (name: string) => (dice: Dice) => dice.pick(phrases[name] ?? []);
const english = (dice: Dice) => (dice.happens(0.5) ? phrase('english')(dice) : dice.pick(world.englishWords));
const number = (most: number) => (dice: Dice) => String(1 + dice.below(most));
const two = (value: number) => String(value).padStart(2, '0');
const DAYS = 'Senin Selasa Rabu Kamis Jumat Sabtu Minggu'.split(' ');
const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
  ' ',
);

/** What stands in braces in a template. */
export const SLOTS: Readonly<Record<string, (dice: Dice) => string>> = {
  orang: (dice) => (dice.happens(0.6) ? fullName(dice) : titledName(dice)),
  nama: shortName,
  namaKata: wordName,
  sapa: phrase('address'),
  jabatan: clauses.role,
  pangkat: phrase('rank'),
  profesi: phrase('profession'),
  Profesi: (dice) => capitalised(phrase('profession')(dice)),
  dia: phrase('pronoun'),
  tempat: clauses.place,
  negara: clauses.country,
  org: clauses.organisation,
  instansi: clauses.stateBody,
  partai: clauses.party,
  media: clauses.media,
  tim: clauses.club,
  acara: clauses.event,
  benda: clauses.thing,
  unit: (dice) => (dice.happens(0.5) ? clauses.organisation(dice) : clauses.stateBody(dice)),
  kalimat: clauses.clause,
  kbp: clauses.nounPhrase,
  kb: clauses.noun,
  Kb: (dice) => capitalised(clauses.noun(dice)),
  ks: clauses.adjective,
  kk: clauses.verb,
  kp: clauses.passive,
  kata: clauses.anyWord,
  Kata: (dice) => capitalised(clauses.anyWord(dice)),
  Judul: (dice) => capitalised(clauses.anyWord(dice)),
  judul: (dice) =>
    Array.from({ length: 1 + dice.below(3) }, () =>
      capitalised(dice.happens(0.5) ? english(dice) : clauses.noun(dice)),
    ).join(' '),
  sumber: clauses.derived,
  ka: (dice) => dice.pick(phrases['everydayTitle'] ?? []),
  inggris: (dice) => (dice.happens(0.4) ? phrase('english-title')(dice) : capitalised(english(dice))),
  AKR: coinAcronym,
  huruf: (dice) => dice.pick([...'ABCDEFI']),
  namaTempat: namesake,
  perusahaan: companyName,
  Baru: coinThing,
  lapor: phrase('report'),
  menyatakan: phrase('stated'),
  datang: phrase('come'),
  urus: phrase('handle'),
  berkas: phrase('file'),
  dilayani: phrase('served'),
  nilai: phrase('judgement'),
  loket: phrase('counter'),
  jalan: (dice) =>
    `${dice.pick(['Jl.', 'Jalan', 'Jln.', 'jl', 'jalan', 'Gg.', 'Gang'])} ${phrase('street')(dice)}`,
  hari: (dice) => dice.pick(DAYS),
  bulan: (dice) => dice.pick(MONTHS),
  tahun: (dice) => String(1995 + dice.below(32)),
  tgl: (dice) => {
    const [day, month, year] = [1 + dice.below(28), 1 + dice.below(12), 2005 + dice.below(22)];
    if (dice.happens(0.5)) return `(${day}/${month}/${year})`;
    return dice.happens(0.5) ? `(${day}/${month})` : `${day} ${MONTHS[month - 1]} ${year}`;
  },
  waktu: (dice) =>
    dice.pick([
      `${dice.pick(DAYS)} ${dice.pick(['lalu', 'kemarin', 'pagi', 'malam', 'sore'])}`,
      `${dice.pick(['pada', 'Pada', 'sejak', 'hingga'])} ${dice.pick(MONTHS)} ${2005 + dice.below(20)}`,
      dice.pick([
        'kemarin',
        'hari ini',
        'pekan lalu',
        'tadi malam',
        'bulan lalu',
        'tahun ini',
        'sebelumnya',
        'siang tadi',
      ]),
    ]),
  jam: (dice) => `pukul ${two(dice.below(24))}.${two(dice.below(60))}${dice.happens(0.5) ? ' WIB' : ''}`,
  angka: number(60),
  umur: number(75),
  skor: (dice) => `${dice.below(5)}-${dice.below(5)}`,
  persen: (dice) => `${1 + dice.below(99)},${dice.below(99)} persen`,
  uang: (dice) => `Rp ${1 + dice.below(900)}${dice.pick(['.000', ' juta', ' miliar', ' triliun', '.500'])}`,
  // Numbers of persons are masked before names are looked for.
  nomor: () => BLANK,
  tersamar: () => BLANK,
  fungsi: (dice) => dice.pick(vocabulary['function'] ?? []),
};
