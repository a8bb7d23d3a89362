import serviceUnits from '#features/feedback/reference/service-units.json' with { type: 'json' };
import { findAgency, findPostFamily } from '#features/staffing/index.ts';
import type { Chance } from './chance.ts';
import type { DemoEmployee } from './employees.ts';
import places from './words/places.json' with { type: 'json' };
import posts from './words/posts.json' with { type: 'json' };
import rationales from './words/rationales.json' with { type: 'json' };

/** Levels of functional posts that fit a grade: skill levels for II, expert levels above. */
const EXPERT_LEVELS: Readonly<Record<string, string>> = {
  'II/c': 'Terampil',
  'II/d': 'Terampil',
  'III/a': 'Ahli Pertama',
  'III/b': 'Ahli Pertama',
  'III/c': 'Ahli Muda',
  'III/d': 'Ahli Muda',
  'IV/a': 'Ahli Madya',
  'IV/b': 'Ahli Madya',
  'IV/c': 'Ahli Madya',
};
/** Families that work in an agency's service units; the others sit in its offices. */
const SERVICE_FAMILIES = [
  'tenaga-kesehatan',
  'pendidik',
  'layanan-langsung',
  'pengawas-uptd',
  'administrator-unit',
];
const SCHOOL_TYPES = ['sma', 'smk', 'slb'];

/** The title of a post as decrees print it, such as `Perawat Ahli Muda`. */
export function postTitle(chance: Chance, agency: string, family: string, grade: string): string {
  if (family === 'pimpinan-tinggi') return leaderTitle(chance, agency);
  const title = chance.pick(posts[family as keyof typeof posts]);
  const level = EXPERT_LEVELS[grade];
  return findPostFamily(family)?.kind === 'fungsional' && level !== undefined ? `${title} ${level}` : title;
}

function leaderTitle(chance: Chance, agency: string): string {
  if (agency === 'sekretariat-daerah') return chance.pick(posts['pimpinan-tinggi']);
  if (agency === 'sekretariat-dprd') return 'Sekretaris DPRD';
  if (agency === 'inspektorat') return 'Inspektur';
  return `${agency.startsWith('rs') ? 'Direktur' : 'Kepala'} ${agencyLabel(agency)}`;
}

function agencyLabel(agency: string): string {
  const found = findAgency(agency);
  if (found === null) throw new RangeError(`unknown agency ${agency}`);
  return found.labelId;
}

/** A work unit of the agency in which the family works. */
export function workUnit(chance: Chance, agency: string, family: string): string {
  if (family === 'pimpinan-tinggi') return agencyLabel(agency);
  const own = serviceUnits.filter((unit) => unit.agency === agency);
  const fitting = family === 'pendidik' ? own.filter((unit) => SCHOOL_TYPES.includes(unit.unitType)) : own;
  return SERVICE_FAMILIES.includes(family) && fitting.length > 0
    ? chance.pick(fitting).name
    : chance.pick(places.units);
}

/** The government on the other side of a move that leaves or enters the province's own. */
export function outsideGovernment(chance: Chance, transferType: string): string {
  if (transferType === 'REGION_CENTRAL') return chance.pick(places.central);
  const governments = transferType === 'BETWEEN_PROVINCES' ? places.provinces : places.regencies;
  return `Pemerintah ${chance.pick(governments)}`;
}

interface RationaleFacts {
  readonly employee: DemoEmployee;
  readonly origin: { readonly unit: string };
  readonly destination: { readonly unit: string; readonly post: string };
  readonly year: string;
}

/** The reason as an office writes it: some name the employee, as real files do. */
export function rationale(chance: Chance, ground: string, facts: RationaleFacts): string {
  const templates = rationales[ground as keyof typeof rationales];
  const values: Readonly<Record<string, string>> = {
    jabatan: facts.destination.post,
    unitAsal: facts.origin.unit,
    unitTujuan: facts.destination.unit,
    tahun: facts.year,
    nama: facts.employee.name,
    nip: facts.employee.nip,
    kabupaten: chance.pick(places.regencies),
  };
  return chance.pick(templates).replace(/\{(\w+)\}/g, (_, slot: string) => values[slot] ?? slot);
}
