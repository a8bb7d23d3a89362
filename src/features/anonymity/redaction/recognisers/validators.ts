/** Province codes of Kemendagri, the first two digits of a NIK. */
const PROVINCES = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'.split(
    ' ',
  ),
);

/**
 * NIP and NI PPPK, 18 digits: birth date, start of service (YYYYMM; digits 13 and 14 are 21–29 for PPPK), sex, serial.
 * Nobody is appointed before the age of 15 or was born before 1940 or after 2012.
 */
export function isNip(digits: string): boolean {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{4})(\d{2})[12]\d{3}$/.exec(digits);
  if (parts === null) return false;
  const [born, month, day, started, startMonth] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const isStart = (startMonth >= 1 && startMonth <= 12) || (startMonth >= 21 && startMonth <= 29);
  return (
    born >= 1940 &&
    born <= 2012 &&
    isDay(born, month, day) &&
    started >= born + 15 &&
    started < 2100 &&
    isStart
  );
}

/** NIK and family card number (KK), 16 digits: region, DDMMYY (the day of women plus 40), serial from 0001. */
export function isNik(digits: string): boolean {
  const parts = /^(\d{2})\d{2}\d{2}(\d{2})(\d{2})(\d{2})(\d{4})$/.exec(digits);
  if (parts === null || !PROVINCES.has(parts[1] as string) || parts[5] === '0000') return false;
  const [day, month, year] = parts.slice(2, 5).map(Number) as [number, number, number];
  const dayOfMonth = day > 40 ? day - 40 : day;
  return isDay(1900 + year, month, dayOfMonth) || isDay(2000 + year, month, dayOfMonth);
}

export function isMobileNumber(digits: string): boolean {
  return /^(?:62|0|620)8\d{8,11}$/.test(digits);
}

/** Area codes of Indonesia's landlines, without the zero: two digits for the largest cities, three elsewhere. */
const AREA_CODE = /^(?:2[124]|31|61|2[35678]\d|29[1-8]|3[2-8]\d|4\d\d|5[1-6]\d|6[2-5]\d|7[0-7]\d|9\d\d)/;

/** Area code and five to eight digits; `head` is the first group, which holds the area code or the whole number. */
export function isLandline(digits: string, head: string): boolean {
  const national = /^(?:0|62)([2-79]\d{7,10})$/.exec(digits)?.[1];
  if (national === undefined) return false;
  const area = AREA_CODE.exec(national)?.[0];
  if (area === undefined) return false;
  const isHead = head.length >= digits.length || head === '62' || head === `0${area}` || head === `62${area}`;
  const local = national.length - area.length;
  return isHead && local >= (area.length === 2 ? 7 : 5) && local <= 8;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
