import type { Span, SpanKind } from '../span.ts';

interface Recogniser {
  readonly kind: SpanKind;
  readonly score: number;
  /** Global and with a fixed beginning, so that a long word is read once. */
  readonly pattern: RegExp;
  /** Looks alike and must stay. */
  readonly except?: RegExp;
}

/** Area letters of vehicle plates. Single letters are common in addresses, so they need three digits. */
const TWO_LETTER_AREAS =
  'AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|DW|EA|EB|ED|KB|KH|KT|KU|PA|PB';
const SOCIAL_SITES = 'instagram|facebook|fb|tiktok|twitter|x|youtube|t|wa';

const RECOGNISERS: readonly Recogniser[] = [
  {
    kind: 'email',
    score: 0.98,
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu,
  },
  {
    kind: 'url',
    score: 0.96,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}@.])(?:https?://|www\\.|(?:${SOCIAL_SITES})\\.(?:com|me)/)[^\\s\\uE000<>"']*[^\\s\\uE000<>"').,;:!?\\]]`,
      'giu',
    ),
  },
  {
    kind: 'handle',
    score: 0.9,
    pattern: /(?<![\p{L}\p{N}._@])@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,28}[\p{L}\p{N}_]/gu,
  },
  {
    kind: 'handle',
    score: 0.88,
    pattern:
      /(?<=\b(?:ig|instagram|fb|facebook|tiktok|twitter|telegram)\s{0,2}[:=]\s{0,2})[\p{L}\p{N}_][\p{L}\p{N}_.]{1,28}[\p{L}\p{N}_]/giu,
  },
  {
    kind: 'plate',
    score: 0.9,
    pattern: /(?<![\p{L}\p{N}])BE[\s-]?\d{1,4}[\s-]?[A-Z]{1,3}(?![\p{L}\p{N}])/giu,
  },
  {
    kind: 'plate',
    score: 0.85,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${TWO_LETTER_AREAS})[\\s-]?\\d{2,4}[\\s-]?[A-Z]{1,3}(?![\\p{L}\\p{N}])`,
      'gu',
    ),
  },
  {
    kind: 'plate',
    score: 0.8,
    pattern: /(?<![\p{L}\p{N}])[ABDEFGHKLMNPRSTWZ][\s-]?\d{3,4}[\s-]?[A-Z]{1,3}(?![\p{L}\p{N}])/gu,
  },
  {
    kind: 'npwp',
    score: 0.95,
    pattern: /(?<![\d.])\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?![\d.])/g,
  },
  {
    // Decimal degrees within Indonesia, latitude first.
    kind: 'coordinates',
    score: 0.93,
    pattern:
      /(?<![\d.,])[-−]?(?:\d|1[01])[.,]\d{4,}\s?°?\s?(?:LS|LU|S|N)?\s{0,2}[,;/ ]\s{0,2}(?:9[4-9]|1[0-4]\d)[.,]\d{4,}(?:\s?°?\s?(?:BT|E)\b)?(?!\d)/giu,
  },
  {
    kind: 'coordinates',
    score: 0.93,
    pattern:
      /(?<!\d)\d{1,2}\s?°\s?\d{1,2}\s?['′’]\s?(?:\d{1,2}(?:[.,]\d{1,4})?\s?(?:["″”]|''))?\s?(?:LS|LU|S|N)?\s{0,2}[,;/]?\s{0,2}\d{2,3}\s?°\s?\d{1,2}\s?['′’](?:\s?\d{1,2}(?:[.,]\d{1,4})?\s?(?:["″”]|''))?(?:\s?(?:BT|E)\b)?/giu,
  },
  {
    // Governor's decree, agency letter or classified letter: a look-up key to the decree that names the person.
    kind: 'decree',
    score: 0.94,
    pattern:
      /(?<![\p{L}\p{N}/.-])(?:[A-Z]\s?\/\s?)?\d{1,5}(?:\.\d{1,5}){0,6}(?:\s?\/\s?[\p{L}\p{N}.-]{1,30}){1,5}\s?\/\s?(?:19|20)\d{2}(?![\p{L}\p{N}])/giu,
    except: /^\d{1,2}\s?\/\s?\d{1,2}\s?\/\s?\d{4}$/,
  },
];

/** Addresses, accounts, plates, tax numbers and decree numbers: what has a fixed shape. */
export function findPatterns(text: string): Span[] {
  return RECOGNISERS.flatMap(({ kind, score, pattern, except }) =>
    [...text.matchAll(pattern)]
      .filter((match) => except === undefined || !except.test(match[0]))
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        kind,
        score,
        tier: 'mask' as const,
      })),
  );
}
