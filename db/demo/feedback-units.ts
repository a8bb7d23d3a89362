import serviceUnits from '#features/feedback/reference/service-units.json' with { type: 'json' };
import { findAgency } from '#features/staffing/index.ts';
import { employs } from './staffing.ts';

export type ServiceUnit = (typeof serviceUnits)[number];

/** What a service window is about, as in an announcement: origin and post at their levels of generality. */
export interface WindowScope {
  /** 0: `origin` is an agency, 1: a domain cluster, 2: `*`. */
  readonly originLevel: number;
  readonly origin: string;
  /** 0: `post` is a post family, 1: a post kind, 2: `*`. */
  readonly postLevel: number;
  readonly post: string;
}

const SCHOOL_TYPES = ['sma', 'smk', 'slb', 'cabang-dinas'];

/** The service units that residents may mean: those of the origin that employ the family, else all of the origin, else its office. */
export function unitsOf(scope: WindowScope): readonly ServiceUnit[] {
  const ofOrigin = serviceUnits.filter(
    ({ agency }) =>
      scope.originLevel >= 2 ||
      (scope.originLevel === 0 ? agency : findAgency(agency)?.domainCluster) === scope.origin,
  );
  const employing = ofOrigin.filter(({ agency }) => scope.postLevel > 0 || employs(agency, scope.post));
  return [employing, ofOrigin].find((units) => units.length > 0) ?? [officeOf(scope.origin)];
}

function officeOf(agency: string): ServiceUnit {
  const name = findAgency(agency)?.labelId ?? agency;
  return { code: agency, name, agency, regency: '18.71', unitType: 'loket', serviceTypes: ['administrasi'] };
}

export type Subject = 'kesehatan' | 'sekolah' | 'samsat' | 'izin' | 'tani' | 'lapangan' | 'sosial' | 'loket';

const SUBJECT_BY_CLUSTER: Readonly<Record<string, Subject>> = {
  kesehatan: 'kesehatan',
  pangan: 'tani',
  infrastruktur: 'lapangan',
  lingkungan: 'lapangan',
  sosial: 'sosial',
};

/** What people go there for; it chooses the words of their texts. */
export function subjectOf(unit: ServiceUnit): Subject {
  if (SCHOOL_TYPES.includes(unit.unitType)) return 'sekolah';
  if (unit.unitType === 'samsat') return 'samsat';
  if (unit.unitType === 'loket') {
    return unit.serviceTypes.some((service) => service.includes('izin')) ? 'izin' : 'loket';
  }
  return SUBJECT_BY_CLUSTER[findAgency(unit.agency)?.domainCluster ?? ''] ?? 'loket';
}
