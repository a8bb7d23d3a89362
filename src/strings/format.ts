import type { Lang } from '#lib/lang.ts';
import { strings } from './index.ts';

/** `2026-11-24` is 24 November 2026 in both languages. */
export function formatDate(lang: Lang, date: string): string {
  return `${Number(date.slice(8, 10))} ${formatMonth(lang, date)}`;
}

/** The month of a date or of `2026-07`: Juli 2026. */
export function formatMonth(lang: Lang, date: string): string {
  const name = strings(lang).common.months[Number(date.slice(5, 7)) - 1];
  if (name === undefined) throw new RangeError(`no month in ${date}`);
  return `${name} ${date.slice(0, 4)}`;
}

/** A period of a public description: `2026-07`, `2026-Q3`, `2026-H2` or `2026`. */
export function formatPeriod(lang: Lang, period: string): string {
  const { quarter, halfYear, year } = strings(lang).common;
  const [, digits = '', part = '', ordinal = ''] = /^(\d{4})(?:-(Q|H)?(\d{1,2}))?$/.exec(period) ?? [];
  if (digits === '') throw new RangeError(`no period in ${period}`);
  if (part === 'Q') return quarter(Number(ordinal), digits);
  if (part === 'H') return halfYear(Number(ordinal), digits);
  return ordinal === '' ? year(digits) : formatMonth(lang, period);
}

const NUMBERS: Readonly<Record<Lang, Intl.NumberFormat>> = {
  id: new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

/** 1.234,5 in Indonesian, 1,234.5 in English; two decimals at most. */
export function formatNumber(lang: Lang, value: number): string {
  return NUMBERS[lang].format(value);
}

const WORDS: Readonly<Record<Lang, string>> = {
  id: 'Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan Sepuluh Sebelas Dua_belas Tiga_belas Empat_belas Lima_belas Enam_belas Tujuh_belas Delapan_belas Sembilan_belas Dua_puluh',
  en: 'One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty',
};

/** 1–20 in words with a capital, as a sentence begins; other numbers in digits. */
export function numberWord(lang: Lang, value: number): string {
  return WORDS[lang].split(' ')[value - 1]?.replace('_', ' ') ?? formatNumber(lang, value);
}

/** The label of a vocabulary item in the page's language. */
export function labelOf(lang: Lang, item: { readonly labelId: string; readonly labelEn: string }): string {
  return lang === 'id' ? item.labelId : item.labelEn;
}

const MINUTES: Readonly<Record<Lang, Intl.DateTimeFormat>> = {
  id: minuteFormat('id-ID'),
  en: minuteFormat('en-GB'),
};

function minuteFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Jakarta' });
}

/** An instant to the minute as clocks in Lampung show it: 24 November 2026 pukul 19.30 WIB. */
export function formatMinute(lang: Lang, instant: Date): string {
  return `${MINUTES[lang].format(instant)} WIB`;
}

/** A file's size in kB, or in MB with one decimal. */
export function formatSize(lang: Lang, bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(lang, Math.max(1, Math.round(bytes / 1000)))} kB`;
  return `${formatNumber(lang, Math.round(bytes / 100_000) / 10)} MB`;
}
