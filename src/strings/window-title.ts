import { domainClusters, findAgency, findPostFamily, postKinds } from '#features/staffing/index.ts';
import type { Lang } from '#lib/lang.ts';
import { labelOf } from './format.ts';
import { strings } from './index.ts';

interface Described {
  readonly originLevel: number;
  readonly origin: string;
  readonly postLevel: number;
  readonly post: string;
}

/** What a feedback window is about, in a few words: "Tenaga kesehatan, Dinas Kesehatan". */
export function windowTitle(lang: Lang, window: Described): string {
  return `${postWords(lang, window)}, ${originWords(lang, window)}`;
}

export function originWords(
  lang: Lang,
  { originLevel, origin }: Pick<Described, 'originLevel' | 'origin'>,
): string {
  const item =
    originLevel === 0 ? findAgency(origin) : domainClusters.find((cluster) => cluster.code === origin);
  return item ? labelOf(lang, item) : strings(lang).staff.anyAgency;
}

export function postWords(lang: Lang, { postLevel, post }: Pick<Described, 'postLevel' | 'post'>): string {
  const item = postLevel === 0 ? findPostFamily(post) : postKinds.find((kind) => kind.code === post);
  return item ? labelOf(lang, item) : strings(lang).staff.anyPost;
}
