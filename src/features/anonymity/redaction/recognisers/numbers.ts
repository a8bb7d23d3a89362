import type { Span } from '../span.ts';
import { isLandline, isMobileNumber, isNik, isNip } from './validators.ts';

/** Digits with up to three separators in a row: `1 9 8 8 …`, `0812-7999-1234`, a number broken over two lines. */
const STRETCH = /\d+(?:[\s.()-]{1,3}\d+)*/g;
const NIP_DIGITS = 18;
/** How far before a number its meaning may be written. */
const CONTEXT = 40;
const SCORES = { nip: 0.99, nik: 0.97, kk: 0.97, npwp: 0.95, phone: 0.92 };
const TICKET_BEFORE =
  /\b(?:tiket|ticket|antrean|antrian|booking|laporan|pengaduan|registrasi|resi|invoice)\b[^\d\uE000]{0,20}$/i;
const IDENTITY_BEFORE = /\b(?:nik|ktp|kependudukan)\b[^\d\uE000]{0,20}$/i;
const FAMILY_CARD_BEFORE = /\b(?:kk|kartu keluarga)\b[^\d\uE000]{0,20}$/i;
const TAX_NUMBER_BEFORE = /\bnpwp\b[^\d\uE000]{0,20}$/i;
const RUPIAH_BEFORE = /\brp\.?\s*$/i;
const AMOUNT = /^[1-9]\d{0,2}(?:\.\d{3})+$/;

interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** NIP, NIK, family card, NPWP, mobile and landline numbers, however their digits are grouped. */
export function findNumbers(text: string): Span[] {
  return [...text.matchAll(STRETCH)].flatMap((stretch) => {
    const groups = [...stretch[0].matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
      digits,
      start: stretch.index + index,
      end: stretch.index + index + digits.length,
    }));
    return [...findNips(groups), ...groups.flatMap((_, first) => spansFrom(text, groups, first))];
  });
}

/** Valid NIPs anywhere among the digits, also glued to further ones; those are masked with them. */
function findNips(groups: readonly DigitGroup[]): Span[] {
  const digits = groups.map((group) => group.digits).join('');
  const groupOf = groups.flatMap((group) => Array.from(group.digits, () => group));
  const spans: Span[] = [];
  for (let at = 0; at + NIP_DIGITS <= digits.length; at++) {
    const isBirthYear = digits.startsWith('19', at) || digits.startsWith('20', at);
    if (!isBirthYear || !isNip(digits.slice(at, at + NIP_DIGITS))) continue;
    const { start } = groupOf[at] as DigitGroup;
    const { end } = groupOf[at + NIP_DIGITS - 1] as DigitGroup;
    spans.push({ start, end, kind: 'nip', score: SCORES.nip, tier: 'mask' });
    at += NIP_DIGITS - 1;
  }
  return spans;
}

/** Spans that begin with the first group: numbers written side by side are one stretch, and each must be found. */
function spansFrom(text: string, groups: readonly DigitGroup[], first: number): Span[] {
  const { start } = groups[first] as DigitGroup;
  const isStretchStart = first === 0;
  const before = isStretchStart ? text.slice(Math.max(0, start - CONTEXT), start) : '';
  const spans: Span[] = [];
  let digits = '';
  for (let n = first; n < groups.length; n++) {
    const group = groups[n] as DigitGroup;
    digits += group.digits;
    if (digits.length > NIP_DIGITS) break;
    const isAmount = RUPIAH_BEFORE.test(before) || AMOUNT.test(text.slice(start, group.end));
    const kind = recognise(digits, groups[first]?.digits ?? '', before, isAmount);
    const isLast = isStretchStart && n === groups.length - 1;
    if (kind !== null) {
      spans.push({
        start: startOfPhone(text, kind, start),
        end: group.end,
        kind,
        score: SCORES[kind],
        tier: 'mask',
      });
    } else if (isLast && isLikeNip(digits, before, isAmount)) {
      spans.push({ start, end: group.end, kind: 'nip', score: 0.65, tier: 'mask' });
    }
  }
  return spans;
}

function recognise(
  digits: string,
  head: string,
  before: string,
  isAmount: boolean,
): keyof typeof SCORES | null {
  if (isNik(digits)) return FAMILY_CARD_BEFORE.test(before) ? 'kk' : 'nik';
  // A mistyped identity number is recognised by the word before it.
  if (/^\d{15,18}$/.test(digits) && IDENTITY_BEFORE.test(before)) return 'nik';
  if (/^\d{15,17}$/.test(digits) && FAMILY_CARD_BEFORE.test(before)) return 'kk';
  if (/^\d{15,16}$/.test(digits) && TAX_NUMBER_BEFORE.test(before)) return 'npwp';
  if (isAmount) return null;
  return isMobileNumber(digits) || (isLandline(digits, head) && !TICKET_BEFORE.test(before)) ? 'phone' : null;
}

/** The plus sign and the bracket before a phone number belong to it. */
function startOfPhone(text: string, kind: keyof typeof SCORES, start: number): number {
  return kind === 'phone' && /[+(]/.test(text.charAt(start - 1)) ? start - 1 : start;
}

/** A mistyped NIP tells as much as a right one; a ticket number or an amount of the same length does not. */
function isLikeNip(digits: string, before: string, isAmount: boolean): boolean {
  return digits.length === NIP_DIGITS && !isAmount && !TICKET_BEFORE.test(before);
}
