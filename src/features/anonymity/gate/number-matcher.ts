/** Finds digit strings in a text, also when they are spaced, dotted, hyphenated or broken over lines. */
export interface NumberMatcher {
  match(text: string, report: (number: number) => void): void;
}

/** A shorter number is too common to prove anything; an old NIP has nine digits. */
const FEWEST_DIGITS = 9;
const DIGITS = /\d(?:[\s.-]{0,3}\d){8,}/g;

export function createNumberMatcher(numbers: readonly string[]): NumberMatcher {
  const byDigits = new Map<string, number>();
  for (const [number, text] of numbers.entries()) {
    const digits = text.replace(/\D/g, '');
    if (digits.length >= FEWEST_DIGITS) byDigits.set(digits, number);
  }
  const lengths = [...new Set([...byDigits.keys()].map((digits) => digits.length))];

  return {
    match(text, report) {
      for (const [stretch] of text.matchAll(DIGITS)) {
        const digits = stretch.replace(/\D/g, '');
        for (const length of lengths) {
          for (let start = 0; start + length <= digits.length; start++) {
            const number = byDigits.get(digits.slice(start, start + length));
            if (number !== undefined) report(number);
          }
        }
      }
    },
  };
}
