import { accept, refuse } from '#lib/result.ts';
import { required, vocabularyCell } from '#lib/sheet/cell.ts';
import { createVocabulary } from '#lib/sheet/vocabulary.ts';
import agencyRows from './reference/agencies.json' with { type: 'json' };
import clusterRows from './reference/domain-clusters.json' with { type: 'json' };
import gradeRows from './reference/grades.json' with { type: 'json' };
import familyRows from './reference/post-families.json' with { type: 'json' };
import kindRows from './reference/post-kinds.json' with { type: 'json' };
import regencyRows from './reference/regencies.json' with { type: 'json' };

export interface Labelled {
  readonly code: string;
  readonly labelId: string;
  readonly labelEn: string;
}

export interface Agency extends Labelled {
  /** Urusan: the level above the agency when a description is generalised. */
  readonly domainCluster: string;
}

export interface PostFamily extends Labelled {
  /** A family belongs to exactly one post kind. */
  readonly kind: string;
}

export const agencies: readonly Agency[] = agencyRows.map((row) => ({
  code: row.code,
  labelId: row.nameId,
  labelEn: row.nameEn,
  domainCluster: row.domainCluster,
}));
export const domainClusters: readonly Labelled[] = clusterRows;
export const postFamilies: readonly PostFamily[] = familyRows;
export const postKinds: readonly Labelled[] = kindRows;
/** The regencies and cities of Lampung. Contains information from idn-area-data, available under the ODbL 1.0. */
export const regencyNames: readonly string[] = regencyRows.map((row) => row.name);
/** PNS I/a … IV/e and PPPK I … XVII; the roman numerals of the two never coincide as full codes. */
export const grades: readonly string[] = gradeRows.map((row) => row.grade);

const agencyByCode = new Map(agencies.map((agency) => [agency.code, agency]));
const familyByCode = new Map(postFamilies.map((family) => [family.code, family]));

export function findAgency(code: string): Agency | null {
  return agencyByCode.get(code) ?? null;
}

export function findPostFamily(code: string): PostFamily | null {
  return familyByCode.get(code) ?? null;
}

/**
 * The coarser grade in public descriptions: PNS III/c is III; PPPK IX is IX–XII
 * (PNS grades carry a slash, PPPK grades do not).
 */
export function gradeBand(grade: string): string {
  const slash = grade.indexOf('/');
  if (slash > 0) return grade.slice(0, slash);
  const order = PPPK_ORDER.indexOf(grade);
  if (order < 0) throw new RangeError(`unknown grade ${grade}`);
  return PPPK_BANDS[order < 4 ? 0 : order < 8 ? 1 : order < 12 ? 2 : 3] as string;
}

const PPPK_ORDER = grades.filter((grade) => !grade.includes('/'));
const PPPK_BANDS = ['PPPK I–IV', 'PPPK V–VIII', 'PPPK IX–XII', 'PPPK XIII–XVII'];

/** The quarter (2026-Q3) in which a plain date lies. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Cells that name what the province has, by code or by Indonesian label. */
export const agencyCell = vocabularyCell(
  createVocabulary(
    // People leave out the abbreviation: Badan Kepegawaian Daerah (BKD).
    agencies.map(({ code, labelId }) => ({ code, names: [labelId, labelId.replace(/ \([^)]*\)$/, '')] })),
  ),
);
export const postFamilyCell = vocabularyCell(labelVocabulary(postFamilies));
export const postKindCell = vocabularyCell(labelVocabulary(postKinds));
/** III/c or Penata; PPPK grades have no rank name. */
export const gradeCell = vocabularyCell(
  createVocabulary(
    gradeRows.map(({ grade, rankName }) => ({ code: grade, names: rankName === null ? [] : [rankName] })),
  ),
);

/** A quarter such as 2026-Q3. */
export const periodCell = required((text) =>
  /^20\d{2}-Q[1-4]$/.test(text) ? accept(text) : refuse('period-format'),
);

/** A closed list whose entries go by their code or their Indonesian label. */
export function labelVocabulary<Code extends string>(entries: readonly (Labelled & { code: Code })[]) {
  return createVocabulary(entries.map(({ code, labelId }) => ({ code, names: [labelId] })));
}

/** The label of the kind that the family belongs to, when the sheet names another one; null while the pair agrees or is incomplete. */
export function findKindConflict(family: string | undefined, kind: string | undefined): string | null {
  if (family === undefined || kind === undefined) return null;
  const right = findPostFamily(family)?.kind;
  return right === kind ? null : (postKinds.find(({ code }) => code === right)?.labelId ?? null);
}

export interface StaffingNeed {
  readonly agency: string;
  readonly family: string;
  readonly kind: string;
  readonly grade: string;
  readonly needed: number;
  readonly filled: number;
}
