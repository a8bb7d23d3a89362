import { readFileSync } from 'node:fs';

export type Lists = Readonly<Record<string, readonly string[]>>;

/** Sections of words, separated by spaces or bars; `_` stands for a space within an entry. */
export function readWords(file: string): Lists {
  return sectionsOf(file, (lines) =>
    lines
      .join(' ')
      .split(/[\s|]+/)
      .filter((entry) => entry !== '')
      .map((entry) => entry.replaceAll('_', ' ')),
  );
}

/** Sections of sentence templates, one a line. */
export function readTemplates(file: string): Lists {
  return sectionsOf(file, (lines) => lines);
}

function sectionsOf(file: string, entriesOf: (lines: string[]) => string[]): Lists {
  const text = readFileSync(new URL(`lists/${file}.txt`, import.meta.url), 'utf8');
  const sections = text
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [name = '', ...lines] = section.split('\n');
      return [name, entriesOf(lines.filter((line) => line !== ''))] as const;
    });
  return Object.fromEntries(sections);
}
