export type SpanKind =
  | 'name'
  | 'nip'
  | 'nik'
  | 'kk'
  | 'npwp'
  | 'phone'
  | 'email'
  | 'plate'
  | 'url'
  | 'handle'
  | 'decree';

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
};

/** Covers what is masked already. No letter, digit, space or punctuation, so that no recogniser reads across it. */
export const BLANK = '\uE000';

/** Keeps the surest of overlapping spans, then the longest; in order of their place. */
export function withoutOverlaps(spans: readonly Span[]): Span[] {
  const ranked = [...spans].sort(
    (one, other) =>
      other.score - one.score || other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  const kept: Span[] = [];
  for (const span of ranked) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept.sort((one, other) => one.start - other.start);
}
