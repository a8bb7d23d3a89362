import type { Moderation } from '#features/feedback/index.ts';
import type { Lang } from '#lib/lang.ts';
import { strings } from './index.ts';

/** What moderation has to say to the author in a sentence; null when their feedback simply counts. */
export function moderationSentence(lang: Lang, { standing }: Pick<Moderation, 'standing'>): string | null {
  const { author } = strings(lang).moderation;
  if (standing === null) return author.waiting;
  return standing === 'clear' || standing === 'counted' ? null : author[standing];
}
