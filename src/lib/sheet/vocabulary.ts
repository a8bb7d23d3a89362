/** A closed list that people name by code or by label. */
export interface Vocabulary<Code extends string> {
  find(text: string): Code | null;
  /** The code or label that was most likely meant; null when nothing is close. */
  nearest(text: string): string | null;
}

/** Letter case, width and runs of spaces do not matter. @throws Error when two entries share a name. */
export function createVocabulary<Code extends string>(
  entries: readonly { readonly code: Code; readonly names: readonly string[] }[],
): Vocabulary<Code> {
  const codes = new Map<string, Code>();
  const spellings: string[] = [];
  for (const { code, names } of entries) {
    for (const name of [code, ...names]) {
      const known = codes.get(fold(name));
      if (known !== undefined && known !== code) throw new Error(`${name} names both ${known} and ${code}`);
      if (known === undefined) spellings.push(name);
      codes.set(fold(name), code);
    }
  }
  return {
    find: (text) => codes.get(fold(text)) ?? null,
    nearest: (text) => nearestOf(text, spellings),
  };
}

/** The candidate with the smallest edit distance, when that is at most a quarter of the text and at most three. */
export function nearestOf(text: string, candidates: readonly string[]): string | null {
  const wanted = fold(text);
  let most = Math.min(3, Math.floor(wanted.length / 4));
  let best: string | null = null;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, fold(candidate), most);
    if (distance > most) continue;
    best = candidate;
    most = distance - 1;
  }
  return best;
}

/** Levenshtein's distance; any number above `most` as soon as it is certain to be above. */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const removed = (previous[column] ?? 0) + 1;
      const added = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, added));
    }
    if (Math.min(...current) > most) return most + 1;
    previous = current;
  }
  return previous[to.length] ?? 0;
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
