import { parsePlainDate } from '#lib/date.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { required } from '#lib/sheet/cell.ts';

export const NIP_PROBLEM_CODES = [
  'nip-format',
  'nip-excel-damage',
  'nip-birth-date',
  'nip-start',
  'nip-sex',
] as const;
type NipProblemCode = (typeof NIP_PROBLEM_CODES)[number];

const FIRST_BIRTH_YEAR = 1940;
const LAST_BIRTH_YEAR = 2012;
const YOUNGEST_AT_START = 15;

/**
 * The 18 digits of a NIP, or of the NI of a PPPK: date of birth, start of service (year and month; for a PPPK
 * 21–29 instead of a month), sex, serial number. Spaces, dots, hyphens and Excel's apostrophe are taken out.
 */
export function parseNip(text: string): Result<string, NipProblemCode> {
  const bare = text.replace(/^['’‘`]/, '').replace(/[\s.-]/gu, '');
  if (/^\d+(,\d+)?E\+?\d+$/iu.test(bare)) return refuse('nip-excel-damage');
  const parts = /^(\d{8})(\d{4})(\d{2})(\d)(\d{3})$/.exec(bare);
  if (parts === null) return refuse('nip-format');
  const [nip, birth = '', startYear = '', startMonth = '', sex = '', serial] = parts;
  // Excel keeps 15 digits of a number and writes 0 for the rest; serial numbers begin with 001.
  if (serial === '000') return refuse('nip-excel-damage');
  if (!isBirthDate(birth)) return refuse('nip-birth-date');
  if (!isStart(birth, startYear, startMonth)) return refuse('nip-start');
  return sex === '1' || sex === '2' ? accept(nip) : refuse('nip-sex');
}

export const nipCell = required(parseNip);

function isBirthDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return year >= FIRST_BIRTH_YEAR && year <= LAST_BIRTH_YEAR && parsePlainDate(date) !== null;
}

function isStart(birth: string, year: string, month: string): boolean {
  if (!/^(19|20)\d{2}$/.test(year) || !/^(0[1-9]|1[0-2]|2[1-9])$/.test(month)) return false;
  // The number of a PPPK has no month: let the whole year count.
  const lastMonth = Number(month) > 12 ? '12' : month;
  return Number(`${year}${lastMonth}`) >= Number(birth.slice(0, 6)) + YOUNGEST_AT_START * 100;
}
