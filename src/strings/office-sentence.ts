import type { OfficeFacts } from '#features/publication/index.ts';
import { findAgency, findPostFamily } from '#features/staffing/index.ts';
import type { Lang } from '#lib/lang.ts';
import { labelOf } from './format.ts';
import { strings } from './index.ts';

/** What changed at a public office: "Pimpinan tinggi Dinas Kesehatan diisi dari Dinas Sosial". */
export function officeTitle(lang: Lang, { origin, destination, post, postAt }: OfficeFacts): string {
  const { sentence } = strings(lang).office;
  const family = findPostFamily(post.family);
  const holder = family === null ? post.family : labelOf(lang, family);
  const [from, to] = [agencyName(lang, origin), agencyName(lang, destination)];
  if (origin === destination) {
    return postAt === 'origin' ? sentence.fromWithin(holder, from) : sentence.toWithin(holder, to);
  }
  return postAt === 'origin' ? sentence.from(holder, from, to) : sentence.to(holder, to, from);
}

/** The explanation that stands in a document until an officer writes another; told from what the document shows. */
export function officeRationale(lang: Lang, facts: OfficeFacts): string {
  return strings(lang).office.rationale(agencyName(lang, facts[facts.postAt]));
}

export function agencyName(lang: Lang, code: string): string {
  const agency = findAgency(code);
  return agency === null ? code : labelOf(lang, agency);
}
