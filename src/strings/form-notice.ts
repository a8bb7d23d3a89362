import type { FormFieldNotice, Keeping } from '#features/privacy/index.ts';
import type { Lang } from '#lib/lang.ts';
import { RETENTION, type Retained } from '#lib/retention.ts';
import { strings } from './index.ts';

/** The rows of a form's notice: which field, why it is asked, and for how long it is kept. */
export function formNoticeRows(lang: Lang, notice: readonly FormFieldNotice[]): string[][] {
  const { formNotice } = strings(lang);
  return notice.map(({ field, purpose, keeping }) => [
    formNotice.fields[field as keyof typeof formNotice.fields] ?? field,
    formNotice.purposes[purpose],
    keepingWords(lang, keeping),
  ]);
}

/** For how long something is kept, in words. */
export function retentionWords(lang: Lang, retained: Retained): string {
  const { unit, number } = RETENTION[retained];
  return strings(lang).formNotice.durations[unit](number);
}

function keepingWords(lang: Lang, keeping: Keeping): string {
  const { keepings, since } = strings(lang).formNotice;
  if (keeping === 'never' || keeping === 'keyed-hash' || keeping === 'counted') return keepings[keeping];
  return `${retentionWords(lang, keeping)} ${since[keeping]}`;
}
