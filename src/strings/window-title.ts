import type { FeedbackWindow } from '#features/feedback/index.ts';
import { domainClusters, findAgency, findPostFamily, postKinds } from '#features/staffing/index.ts';
import type { Lang } from '#lib/lang.ts';
import { formatNumber, labelOf } from './format.ts';
import { strings } from './index.ts';

type Described = Pick<FeedbackWindow, 'originLevel' | 'origin' | 'postLevel' | 'post'>;
type Placed = Pick<FeedbackWindow, 'kind' | 'agencies' | 'originLevel' | 'origin'>;

/** What a feedback window is about, in a few words: "Tenaga kesehatan, Dinas Kesehatan". */
export function windowTitle(lang: Lang, window: Described & Placed): string {
  return `${postWords(lang, window)}, ${placeWords(lang, window)}`;
}

/** Where: what its announcement says of the origin; a consultation names its agencies. */
export function placeWords(lang: Lang, window: Placed): string {
  return window.kind === 'consultation' ? agencyWords(lang, window.agencies) : originWords(lang, window);
}

const MOST_NAMED = 3;

/** So many agencies by name, and how many others there are. */
function agencyWords(lang: Lang, codes: readonly string[]): string {
  const names = codes.map((code) => originWords(lang, { originLevel: 0, origin: code }));
  const others = names.length - MOST_NAMED;
  const parts =
    others > 1
      ? [...names.slice(0, MOST_NAMED), strings(lang).windows.otherAgencies(formatNumber(lang, others))]
      : names;
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(parts);
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
