import titleRows from '../reference/titles.json' with { type: 'json' };

export interface Title {
  readonly title: string;
  readonly position: string;
  readonly group: string;
  /** A capitalised neighbour of a strong title is nearly always a name; a weak one is an ordinary word too. */
  readonly isStrong: boolean;
}

export const titles: readonly Title[] = titleRows;

const LEADING_GROUPS: readonly string[] = [
  'academic',
  'religious',
  'profession',
  'courtesy',
  'police',
  'military',
  'deceased',
];
const leadingTitles = spellings(
  (row) => row.position === 'prefix' && row.isStrong && LEADING_GROUPS.includes(row.group),
);
const degrees = spellings((row) => row.position === 'suffix');
/** What follows is an adok, the honorific of a Lampung title holder; many people bear the name without it. */
const ADOK_MARKS = new Set(['glr', 'gelar']);

/**
 * The words of a name without titles, degrees and adok, in the letters of the register:
 * `Hj. Siti Khasanah, S.Kep., Ners` is `Siti`, `Khasanah`.
 */
export function bareName(name: string): string[] {
  const words = (name.split(',')[0] as string).split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const adok = words.findIndex((word) => ADOK_MARKS.has(spelling(word)));
  const kept = adok > 0 ? words.slice(0, adok) : words;
  const start = kept.findIndex((word) => !leadingTitles.has(spelling(word)));
  if (start < 0) return [];
  let end = kept.length;
  while (end > start + 1 && isDegree(kept[end - 1] as string)) end--;
  return kept.slice(start, end);
}

/** Lower case without dots: `S.I.Kom.`, `s.i.kom` and `SIKom` are one spelling. */
export function spelling(title: string): string {
  return title.toLowerCase().replaceAll('.', '');
}

/** Without a dot only capitals are a degree: `SE` is, `Se` may be a name. */
function isDegree(word: string): boolean {
  return degrees.has(spelling(word)) && (word.includes('.') || word === word.toUpperCase());
}

function spellings(isWanted: (row: Title) => boolean): ReadonlySet<string> {
  return new Set(titles.filter(isWanted).map((row) => spelling(row.title)));
}
