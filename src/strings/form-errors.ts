import type { Lang } from '#lib/lang.ts';
import type { Refusal } from '#lib/result.ts';
import { refusalWords } from './refusal-words.ts';

interface FormRefusal extends Refusal {
  readonly problems?: readonly (Pick<Refusal, 'code' | 'details'> & { readonly field: string })[];
}

export interface FormErrors {
  /** For the summary on top: every problem with the field it leads to. */
  readonly list: readonly { readonly field?: string; readonly message: string }[];
  /** For the fields: the same words. */
  readonly byField: Readonly<Record<string, string>>;
}

const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  'feedback.captcha-missing': 'captcha',
  'feedback.captcha-failed': 'captcha',
  'feedback.captcha-unreachable': 'captcha',
  'privacy.captcha-missing': 'captcha',
  'privacy.captcha-failed': 'captcha',
  'privacy.captcha-unreachable': 'captcha',
  'feedback.code-wrong': 'kode',
  'feedback.code-expired': 'kode',
  'feedback.code-exhausted': 'kode',
  'organisation.code-wrong': 'kode',
  'organisation.code-expired': 'kode',
  'organisation.code-exhausted': 'kode',
  'organisation.remark-missing': 'alasan',
  'organisation.remark-too-long': 'alasan',
  'organisation.password-weak': 'sandi',
  'organisation.file-empty': 'berkas',
  'organisation.input-file-too-large': 'berkas',
  'transfer.file-missing': 'berkas',
  'publication.reason-missing': 'alasan',
  'publication.reason-too-long': 'alasan',
  'publication.narrative-empty': 'uraian',
  'publication.narrative-too-long': 'uraian',
};

/** Turns a refusal into the words of the error summary and of the fields. No refusal, no errors. */
export function formErrors(lang: Lang, refusal: FormRefusal | null): FormErrors {
  if (refusal === null) return { list: [], byField: {} };
  const problems =
    refusal.problems?.map(({ field, ...problem }) => ({ field, message: refusalWords(lang, problem) })) ?? [];
  const field = FIELD_OF_CODE[refusal.code];
  const general = { ...(field !== undefined && { field }), message: refusalWords(lang, refusal) };
  const list = problems.length > 0 ? problems : [general];
  return {
    list,
    byField: Object.fromEntries(
      list.flatMap((one) => (one.field === undefined ? [] : [[one.field, one.message]])),
    ),
  };
}
