import type { Chance } from './chance.ts';
import type { DemoEmployee } from './employees.ts';
import type { ServiceUnit, Subject } from './feedback-units.ts';
import { plainName } from './names.ts';
import slots from './words/slots.json' with { type: 'json' };
import subjects from './words/subjects.json' with { type: 'json' };

export type Relation = 'user' | 'family' | 'other';

/** What a text speaks of. `month` is the month of the service, YYYY-MM. */
export interface TextFacts {
  readonly unit: ServiceUnit;
  readonly subject: Subject;
  readonly month: string;
  readonly relation: Relation;
  /** Whom a text names that gives a NIP. */
  readonly employee: () => DemoEmployee;
}

/**
 * Fills a template: `{a|b}` becomes one of the alternatives, `{slot}` a value that fits the facts, innermost first.
 * @throws RangeError for an unknown slot.
 */
export function filled(chance: Chance, template: string, facts: TextFacts): string {
  let text = template;
  while (text.includes('{')) {
    text = text.replace(/\{([^{}]*)\}/g, (_, inner: string) =>
      inner.includes('|') ? chance.pick(inner.split('|')) : slotValue(chance, inner, facts),
    );
  }
  return text;
}

function slotValue(chance: Chance, slot: string, facts: TextFacts): string {
  const subject = subjects[facts.subject];
  switch (slot) {
    case 'unit':
      return facts.unit.name;
    case 'layanan':
      return chance.pick(facts.unit.serviceTypes).replaceAll('-', ' ');
    case 'tugas':
      return chance.pick(subject.tasks);
    case 'berkas':
      return chance.pick(subject.files);
    case 'petugas':
      return officer(chance, facts);
    case 'keluarga':
      return chance.pick(slots.relatives[facts.relation]);
    case 'bulan':
      return slots.months[Number(facts.month.slice(5)) - 1] ?? facts.month;
    case 'namaPegawai':
      return facts.employee().name.split(',')[0] ?? '';
    case 'nip':
      return facts.employee().nip;
    case 'nipBerspasi':
      return facts.employee().nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');
    case 'telepon':
      return phone(chance);
    case 'hari':
    case 'waktu':
    case 'tempat':
    case 'mapel':
      return chance.pick(slots[slot]);
    default:
      return number(chance, slot);
  }
}

function number(chance: Chance, slot: string): string {
  switch (slot) {
    case 'loket':
      return `loket ${chance.between(1, 8)}`;
    case 'jam':
    case 'kali':
      return String(chance.between(2, 5));
    case 'minggu':
      return String(chance.between(2, 7));
    case 'menit':
      return String(chance.between(1, 11) * 5);
    case 'nomor':
      return String(chance.between(3, 160));
    case 'jarak':
      return String(chance.between(2, 95));
    case 'tanggal':
      return String(chance.between(1, 28));
    case 'pukul':
      return chance.pick(['7', '8', '07.30', '8 pagi', '08.00', '9']);
    case 'pukulSiang':
      return chance.pick(['10', '11', '12', '11.30', '1 siang', '2 siang', '13.00']);
    case 'rupiah':
      return chance.pick(['20 ribu', 'Rp50.000', '100rb', 'Rp 150.000', '200 ribu', '75rb']);
    default:
      throw new RangeError(`unknown slot ${slot}`);
  }
}

/** Mostly a role; some people name whom they mean: `Bu Yanti loket 3`. */
function officer(chance: Chance, facts: TextFacts): string {
  const role = chance.pick(subjects[facts.subject].roles);
  if (!chance.happens(0.14)) return role;
  const sex = chance.happens(0.55) ? 'female' : 'male';
  const name =
    plainName(chance, sex)
      .split(' ')
      .at(chance.pick([0, -1])) ?? '';
  const address =
    facts.subject === 'kesehatan' && chance.happens(0.25) ? 'dr.' : chance.pick(slots.address[sex]);
  const place = chance.pick(['', '', ` loket ${chance.between(1, 8)}`, ` bagian ${role}`, ` (${role})`]);
  return `${address} ${name}${place}`;
}

/** A mobile number with a prefix that no operator is known to use, so that it is nobody's. */
function phone(chance: Chance): string {
  const digits = Array.from({ length: 8 }, () => chance.between(0, 9)).join('');
  const prefix = chance.pick(['0840', '0841', '0842', '+62 843']);
  return chance.happens(0.3) ? `${prefix}-${digits.slice(0, 4)}-${digits.slice(4)}` : `${prefix}${digits}`;
}
