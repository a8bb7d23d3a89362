/** Prefixes and the letter that the root may have lost to them: menulis is me-tulis. */
const PREFIXES: readonly (readonly [prefix: string, lost: string])[] = [
  ['memper', ''],
  ['diper', ''],
  ['keber', ''],
  ['keter', ''],
  ['meng', ''],
  ['meng', 'k'],
  ['peng', ''],
  ['peng', 'k'],
  ['meny', 's'],
  ['peny', 's'],
  ['mem', ''],
  ['mem', 'p'],
  ['pem', ''],
  ['pem', 'p'],
  ['men', ''],
  ['men', 't'],
  ['pen', ''],
  ['pen', 't'],
  ['ber', ''],
  ['ter', ''],
  ['per', ''],
  ['me', ''],
  ['pe', ''],
  ['di', ''],
  ['ke', ''],
  ['se', ''],
];
const CLITICS = /(?:nya|lah|kah|pun|ku|mu)$/;
const SUFFIXES = /(?:kan|an|i)$/;
const FEWEST_LETTERS = 4;

/** What a word of Indonesian may be derived from: `pelayanannya` from `pelayanan`, `layanan`, `layan`. */
export function stemsOf(word: string): string[] {
  const bare = word.replace(CLITICS, '');
  const bodies = new Set([word, bare, bare.replace(SUFFIXES, ''), bare.replace(/(?:kan|i)$/, '')]);
  const stems = new Set<string>();
  for (const body of bodies) {
    stems.add(body);
    for (const [prefix, lost] of PREFIXES) {
      if (body.startsWith(prefix)) stems.add(lost + body.slice(prefix.length));
    }
  }
  stems.delete(word);
  return [...stems].filter((stem) => stem.length >= FEWEST_LETTERS);
}
