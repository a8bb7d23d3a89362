import type { ImportProblem, ProblemWords } from '#features/transfer/index.ts';
import type { Lang } from '#lib/lang.ts';
import { strings } from './index.ts';

/** What is wrong at one place of an imported file and what to do, with the nearest valid value where there is one. */
export function problemSentence(lang: Lang, { code, remedyParams }: ImportProblem): string {
  const words = strings(lang).problems as Readonly<Record<string, string>>;
  const sentence = words[code];
  if (sentence === undefined) throw new RangeError(`There are no words for the code ${code}.`);
  const whole = remedyParams['nearest'] === undefined ? sentence : `${sentence} ${words['nearest']}`;
  return whole.replace(/\{(\w+)\}/g, (_, name: string) => String(remedyParams[name] ?? ''));
}

/** The words of a problem list, for its table and its CSV. */
export function problemWords(lang: Lang): ProblemWords {
  const { columns } = strings(lang).staff;
  return {
    row: columns.row,
    column: columns.column,
    value: columns.value,
    problem: columns.problem,
    sentence: (problem) => problemSentence(lang, problem),
  };
}
