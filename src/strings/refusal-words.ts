import type { Lang } from '#lib/lang.ts';
import type { Refusal } from '#lib/result.ts';
import { strings } from './index.ts';

/** The sentence for a refusal's code, in the reader's language. */
export function refusalWords(lang: Lang, { code, details = {} }: Pick<Refusal, 'code' | 'details'>): string {
  const { refusals } = strings(lang);
  const sentence = (refusals as Readonly<Record<string, string>>)[code];
  if (sentence === undefined) throw new RangeError(`There are no words for the code ${code}.`);
  const minutes = Math.max(1, Math.ceil(Number(details['retryAfterSeconds'] ?? 60) / 60));
  const given: Readonly<Record<string, string | number>> = { ...details, minutes };
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(given[name] ?? ''));
}
