import type { Span } from './span.ts';
import { isMobileNumber, isNik, isNip } from './validators.ts';

/** Digits with up to three separators in a row: `1 9 8 8 …`, `0812-7999-1234`, a number broken over two lines. */
const STRETCH = /\d+(?:[\s.-]{1,3}\d+)*/g;
const LONGEST = 18;
/** How far before a number its meaning may be written. */
const CONTEXT = 40;
const SCORES = { nip: 0.99, nik: 0.97, kk: 0.97, npwp: 0.95, phone: 0.92 };
const TICKET_BEFORE =
  /\b(?:tiket|ticket|antrean|antrian|booking|laporan|pengaduan|registrasi|resi|invoice)\b[^\d]{0,20}$/i;
const FAMILY_CARD_BEFORE = /\b(?:kk|kartu keluarga)\b[^\d]{0,20}$/i;
const TAX_NUMBER_BEFORE = /\bnpwp\b[^\d]{0,20}$/i;
const RUPIAH_BEFORE = /\brp\.?\s*$/i;
const AMOUNT = /^[1-9]\d{0,2}(?:\.\d{3})+$/;

interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** NIP, NIK, family card, NPWP and mobile numbers, however their digits are grouped. */
export function findNumbers(text: string): Span[] {
  return [...text.matchAll(STRETCH)].flatMap((stretch) => {
    const groups = [...stretch[0].matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
      digits,
      start: stretch.index + index,
      end: stretch.index + index + digits.length,
    }));
    return groups.flatMap((_, first) => spansFrom(text, groups.slice(first), first === 0));
  });
}

/** Spans that begin with the first group: numbers written side by side are one stretch, and each must be found. */
function spansFrom(text: string, groups: readonly DigitGroup[], isStretchStart: boolean): Span[] {
  const start = (groups[0] as DigitGroup).start;
  const before = isStretchStart ? text.slice(Math.max(0, start - CONTEXT), start) : '';
  const spans: Span[] = [];
  let digits = '';
  for (const [n, group] of groups.entries()) {
    digits += group.digits;
    if (digits.length > LONGEST) break;
    const isAmount = RUPIAH_BEFORE.test(before) || AMOUNT.test(text.slice(start, group.end));
    const kind = recognise(digits, before, isAmount);
    if (kind !== null) {
      const hasPlus = kind === 'phone' && before.endsWith('+');
      spans.push({
        start: hasPlus ? start - 1 : start,
        end: group.end,
        kind,
        score: SCORES[kind],
        tier: 'mask',
      });
    } else if (isStretchStart && n === groups.length - 1 && isLikeNip(digits, before, isAmount)) {
      spans.push({ start, end: group.end, kind: 'nip', score: 0.65, tier: 'mask' });
    }
  }
  return spans;
}

function recognise(digits: string, before: string, isAmount: boolean): keyof typeof SCORES | null {
  if (isNip(digits)) return 'nip';
  if (isNik(digits)) return FAMILY_CARD_BEFORE.test(before) ? 'kk' : 'nik';
  if (/^\d{15,16}$/.test(digits) && TAX_NUMBER_BEFORE.test(before)) return 'npwp';
  return isMobileNumber(digits) && !isAmount ? 'phone' : null;
}

/** A mistyped NIP tells as much as a right one; a ticket number or an amount of the same length does not. */
function isLikeNip(digits: string, before: string, isAmount: boolean): boolean {
  return digits.length === 18 && !isAmount && !TICKET_BEFORE.test(before);
}
