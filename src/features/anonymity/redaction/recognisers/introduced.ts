import type { Span, SpanKind } from '../span.ts';

interface Recogniser {
  readonly kind: SpanKind;
  readonly score: number;
  /** The first group is what is masked; the words before it say what it is. */
  readonly pattern: RegExp;
  readonly except?: RegExp;
}

const MONTHS =
  'jan\\p{L}*|feb\\p{L}*|mar\\p{L}*|apr\\p{L}*|mei|jun\\p{L}*|jul\\p{L}*|agu?s?t\\p{L}*|sep\\p{L}*|okt\\p{L}*|nov\\p{L}*|des\\p{L}*';
const DATE = `\\d{1,2}\\s?[-/. ]\\s?(?:\\d{1,2}|${MONTHS})\\s?[-/. ,]\\s?(?:\\d{4}|\\d{2})|(?:19|20)\\d{2}-\\d{2}-\\d{2}`;
const NUMBER_WORD = '(?:nomor|nomer|nmr|no)\\b\\.?';
const ACCOUNT = '\\d(?:[ .-]?\\d){7,15}';
const BANKS = 'bca|bri|bni|btn|bsi|mandiri|bank\\s+lampung|cimb|danamon|permata|muamalat';
/** Files that are kept about one person: courts, police, permits, licences, clinics. */
const FILES =
  'perkara|kasus|lp|laporan\\s+polisi|izin|ijin|perizinan|rekam\\s+medis|rm|bpjs|jkn|paspor|passport|str|sip|sipb|sim|nib|ijazah|sertifikat|registrasi|pendaftaran|permohonan|peserta|pasien|pelanggan|polis';
/** What one visitor was handed at a counter. */
const TICKETS = 'antrean|antrian|tiket|resi|booking|pengaduan|laporan|aduan';
const VALUE = '(?=[\\p{L}\\p{N}./-]*\\d)[\\p{L}\\p{N}](?:[\\p{L}\\p{N}]|[./-](?=[\\p{L}\\p{N}])){0,39}';

const RECOGNISERS: readonly Recogniser[] = [
  {
    kind: 'birthdate',
    score: 0.93,
    pattern: new RegExp(
      `(?<![\\p{L}])(?<!akta\\s)(?:lahir|kelahiran|ttl|ultah|dob|tgl\\.?\\s*lahir)(?![\\p{L}])[^\\d\\n\\uE000]{0,40}(?<!\\d)(${DATE})(?!\\d)`,
      'giu',
    ),
  },
  {
    kind: 'account',
    score: 0.93,
    pattern: new RegExp(
      `(?<![\\p{L}])(?:no\\.?\\s?rek|norek|rekening|rek)(?![\\p{L}])[^\\d\\n\\uE000]{0,40}(?<![\\d.,])(${ACCOUNT})(?!\\d)`,
      'giu',
    ),
  },
  {
    kind: 'account',
    score: 0.91,
    pattern: new RegExp(
      `(?<![\\p{L}])(?:${BANKS})\\s{0,2}[:=]?\\s{0,2}(\\d(?:[ -]?\\d){9,15})(?!\\d)`,
      'giu',
    ),
  },
  {
    kind: 'case',
    score: 0.95,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${NUMBER_WORD}\\s{0,2}(?:${FILES}|${TICKETS})(?![\\p{L}])(?:\\s(?:saya|kami|anda))?|(?:${FILES}|${TICKETS})\\s{1,2}(?:saya\\s)?${NUMBER_WORD})\\s{0,2}[:#=]?\\s{0,2}(${VALUE})`,
      'giu',
    ),
    except: /^\d{16,18}$/,
  },
  {
    // A court's number says of itself what it is: 123/Pid.B/2025/PN Tjk.
    kind: 'case',
    score: 0.96,
    pattern:
      /(?<![\p{L}\p{N}/])(\d{1,5}\s?\/\s?(?:pid|pdt|g)\b[\p{L}.-]{0,20}\/\s?(?:19|20)\d{2}\s?\/\s?(?:pn|pt|pa|pta|ptun|ms)\b\.?(?:\s?\p{L}{2,4}\b)?)/giu,
  },
  {
    kind: 'case',
    score: 0.96,
    pattern:
      /(?<![\p{L}\p{N}/])(LP\s?\/\s?(?:[\p{L}\p{N}.-]{1,20}\s?\/\s?){1,7}[\p{L}\p{N}. -]{2,30}(?<=[\p{L}\p{N}]))/gu,
  },
];

/** Numbers and dates whose meaning stands before them: birth dates, bank accounts, case, permit and queue numbers. */
export function findIntroducedNumbers(text: string): Span[] {
  return RECOGNISERS.flatMap(({ kind, score, pattern, except }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match[1] ?? '';
      if (except?.test(value)) return [];
      const start = match.index + match[0].lastIndexOf(value);
      return [{ start, end: start + value.length, kind, score, tier: 'mask' as const }];
    }),
  );
}
