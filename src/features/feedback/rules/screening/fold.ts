import { normalise } from '#features/anonymity/index.ts';

/** Digits and signs that stand for letters inside a word: `g0bl0k`, `b4ngs@t`. */
const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
};
const TOKEN = /[\p{L}\p{N}@$]+/gu;
const SINGLE = /^[\p{L}\p{N}@$]$/u;
const LETTER = /\p{L}/u;
/** So many single characters in a row are a word spaced out; fewer are initials. */
const FEWEST_SPACED = 4;

/**
 * The words of a text as the screening rules compare them, in lower case with single spaces: look-alike letters,
 * accents, digits for letters, spaced-out letters and repeated letters are undone. `G.0.B.L.0.K`, `gobloook` and
 * `ɡöblok` are one word.
 */
export function foldText(original: string): string {
  const tokens = plainText(original).match(TOKEN) ?? [];
  return joinSpaced(tokens)
    .map((token) => (LETTER.test(token) ? undisguised(token) : token.replace(/[@$]/g, '')))
    .filter((word) => word !== '')
    .join(' ');
}

/** Lower case without look-alike letters and accents; punctuation, digits and repeated letters stay. */
export function plainText(original: string): string {
  return normalise(original).text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function undisguised(token: string): string {
  const letters = token.replace(/[01345789@$]/g, (sign) => DISGUISES[sign] ?? sign);
  return letters.replace(/(\p{L})\1+/gu, '$1');
}

/** `g o b l o k` becomes one token; a row of digits stays as it is. */
function joinSpaced(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  const endRun = () => {
    const letters = run.filter((one) => LETTER.test(one)).length;
    const isWord = run.length >= FEWEST_SPACED && letters * 2 >= run.length;
    joined.push(...(isWord ? [run.join('')] : run));
    run = [];
  };
  for (const token of tokens) {
    if (SINGLE.test(token)) run.push(token);
    else {
      endRun();
      joined.push(token);
    }
  }
  endRun();
  return joined;
}
