import { coverageOf } from './coverage.ts';

export type SpanKind =
  | 'name'
  | 'office'
  | 'nip'
  | 'nik'
  | 'kk'
  | 'npwp'
  | 'phone'
  | 'email'
  | 'plate'
  | 'url'
  | 'handle'
  | 'decree'
  | 'address'
  | 'account'
  | 'coordinates'
  | 'birthdate'
  | 'case'
  | 'spelled'
  | 'other';

export interface Span {
  /** UTF-16 offsets in the text that was given; `end` is the first one after the span. */
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
  /** How sure it is, above 0 and up to 1. */
  readonly score: number;
  /** mask: replaced already. highlight: a person must decide. */
  readonly tier: 'mask' | 'highlight';
}

/** What stands in the text in place of a masked span. */
export const REPLACEMENTS: Readonly<Record<SpanKind, string>> = {
  name: '[nama]',
  office: '[jabatan]',
  nip: '[NIP]',
  nik: '[NIK]',
  kk: '[KK]',
  npwp: '[NPWP]',
  phone: '[telepon]',
  email: '[surel]',
  plate: '[pelat]',
  url: '[tautan]',
  handle: '[akun]',
  decree: '[nomor SK]',
  address: '[alamat]',
  account: '[rekening]',
  coordinates: '[koordinat]',
  birthdate: '[tanggal lahir]',
  case: '[nomor]',
  spelled: '[angka]',
  other: '[disamarkan]',
};

/** Covers what is masked already. No letter, digit, space or punctuation, so that no recogniser reads across it. */
export const BLANK = '\uE000';

/** Keeps the surest of overlapping spans, then the longest; in order of their place. `length` is the text's. */
export function withoutOverlaps(spans: readonly Span[], length: number): Span[] {
  const ranked = [...spans].sort(
    (one, other) =>
      other.score - one.score || other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  const covered = coverageOf(length, []);
  const kept = ranked.filter(({ start, end }) => {
    if (covered.subarray(start, end).includes(1)) return false;
    covered.fill(1, start, end);
    return true;
  });
  return kept.sort((one, other) => one.start - other.start);
}

/** The text with every masked span replaced; `spans` in order, without overlaps. */
export function replaceMasked(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, kind, tier } of spans) {
    if (tier !== 'mask') continue;
    pieces.push(text.slice(done, start), REPLACEMENTS[kind]);
    done = end;
  }
  return pieces.join('') + text.slice(done);
}
