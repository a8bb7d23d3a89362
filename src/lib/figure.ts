/** A value that a public page shows, and the words in which it stands there. */
export interface Figure {
  /** What it is of the subject it stands in, such as `size` or `need.filledAfter`; two when one word tells both. */
  readonly field: string;
  readonly value: string | number;
  readonly words: string;
}

/** A text in which the figures stand apart from the words between them. */
export type MarkedText = readonly (string | Figure)[];

/** Puts a figure into a sentence that is being written. */
export type Mark = (field: string, value: string | number, words: string) => string;

/** For sentences whose figures nobody looks for. */
export const unmarked: Mark = (_field, _value, words) => words;

/** Stands around the number of a figure while its sentence is written. For private use in Unicode: no text holds it. */
const EDGE = '\u{e000}';

/** Writes a sentence and keeps its figures apart. */
export function markText(write: (mark: Mark) => string): MarkedText {
  const figures: Figure[] = [];
  const text = write((field, value, words) => {
    figures.push({ field, value, words });
    return `${EDGE}${figures.length - 1}${EDGE}`;
  });
  return text
    .split(EDGE)
    .map((part, n) => (n % 2 === 0 ? part : (figures[Number(part)] ?? '')))
    .filter((part) => part !== '');
}

/** A text that is one figure. */
export function figure(field: string, value: string | number, words: string): MarkedText {
  return [{ field, value, words }];
}

/** A description at one of its levels as the value of a figure: `1:III`. */
export function figureValue({ level, value }: { readonly level: number; readonly value: string }): string {
  return `${level}:${value}`;
}
