import type { Attribute } from '#features/anonymity/index.ts';
import type { Lang } from '#lib/lang.ts';
import { formatPeriod } from './format.ts';
import { strings } from './index.ts';
import { originWords, postWords } from './window-title.ts';

/** What an announcement says of one attribute, as a label: "Dinas Kesehatan", "III", "Triwulan III 2026". */
export function describedWords(
  lang: Lang,
  attribute: Attribute,
  { level, value }: { readonly level: number; readonly value: string },
): string {
  switch (attribute) {
    case 'origin':
    case 'destination':
      return originWords(lang, { originLevel: level, origin: value });
    case 'post':
      return postWords(lang, { postLevel: level, post: value });
    case 'grade':
      return value === '*' ? strings(lang).staff.anyGrade : value;
    case 'period':
      return formatPeriod(lang, value);
  }
}
