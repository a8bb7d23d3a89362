import { rangeOf } from '../coverage.ts';
import type { Span } from '../span.ts';

const B = '(?<![\\p{L}\\p{N}])';
const HEADS =
  'kepala(?:\\s+(?:sekolah|puskesmas|desa|pekon|kampung|kelurahan|uptd?|tata\\s+usaha|ruang(?:an)?))?|kepsek|kapus|wakil\\s+kepala(?:\\s+sekolah)?|wakasek|direktur|bendahara|sekretaris|operator|ketua\\s+rt|ketua\\s+rw|bidan|mantri|guru\\s+\\p{L}{2,20}|wali\\s+kelas(?:\\s+[\\p{L}\\p{N}]{1,4}){0,2}';
const UNITS =
  'sma\\s?n(?:egeri)?|smk\\s?n(?:egeri)?|smp\\s?n(?:egeri)?|sd\\s?n(?:egeri)?|slb\\s?n(?:egeri)?|sma|smk|smp|sd|slb|man|mtsn?|min|tk|paud|puskesmas|pustu|posyandu|rsud|rsia?|uptd|samsat|kua|desa|pekon|kampung|kelurahan|dusun';
const LEADERS = 'camat|lurah|kades|peratin|kepalo\\s+tiyuh|kapolsek|danramil';
const ONE_PLACE = '(?:\\s+\\p{Lu}[\\p{L}]{2,20}){1,2}';
const KIN =
  'istri|suami|anak|putra|putri|menantu|mertua|adik|kakak|ponakan|keponakan|ipar|sepupu|orang\\s+tua|keluarga';
const OFFICES = `${LEADERS}|gubernur|wagub|bupati|wabup|wali\\s?kota|sekda|kadis|kaban|karo|kabid|kasi|kepsek|kapus|kapolres|kepala\\s+(?:dinas|badan|biro|bidang|seksi|desa|sekolah|puskesmas|uptd|kantor|bagian)|direktur(?:nya)?|ketua\\s+(?:dprd|rt|rw)`;

// A unit's place is told by its capitals, all the rest in any letter case.
const PATTERNS: readonly RegExp[] = [
  new RegExp(`${B}(?i:(?:${HEADS})\\s+(?:${UNITS}))(?:\\s+\\d{1,3})?${ONE_PLACE}(?![\\p{L}])`, 'gu'),
  new RegExp(`${B}(?:${HEADS})\\s+(?:${UNITS})\\s+\\d{1,3}(?:\\s+\\p{L}{3,20})?(?![\\p{L}])`, 'giu'),
  new RegExp(`${B}(?i:${LEADERS})${ONE_PLACE}(?![\\p{L}])`, 'gu'),
  new RegExp(
    `${B}(?:${KIN})(?:nya)?\\s+(?:dari\\s+)?(?:(?:pak|bapak|bu|ibu|bpk\\.?)\\s+)?(?:${OFFICES})(?![\\p{L}])`,
    'giu',
  ),
];

/** Persons told by their office alone: the head of one school, the wife of an official. A person decides on each. */
export function findOffices(text: string): Span[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      ...rangeOf(match),
      kind: 'office' as const,
      score: 0.4,
      tier: 'highlight' as const,
    })),
  );
}
