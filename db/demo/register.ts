import { agencies, postFamilies, postKinds } from '#features/staffing/index.ts';
import directions from '#features/transfer/reference/directions.json' with { type: 'json' };
import transferTypes from '#features/transfer/reference/transfer-types.json' with { type: 'json' };
import type { PlainDate } from '#lib/date.ts';
import { type CsvDialect, PLAIN_CSV, renderCsv } from './csv.ts';
import { demoDecrees } from './decrees.ts';
import { kindOf } from './staffing.ts';
import type { DemoTransfer } from './transfers.ts';

export interface DemoRegister {
  readonly decreeDate: PlainDate;
  readonly csv: string;
}

/** A row's employee, for tests of recall and for feedback that names someone. */
export interface DemoRosterEntry {
  readonly name: string;
  readonly nip: string;
  readonly agency: string;
}

/** How one office fills in the file. */
interface Flavour {
  readonly dialect: CsvDialect;
  readonly hasLabels: boolean;
  readonly hasLocalDates: boolean;
  readonly hasCapitals: boolean;
}

const PLAIN: Flavour = { dialect: PLAIN_CSV, hasLabels: false, hasLocalDates: false, hasCapitals: false };
const FLAVOURS: Readonly<Record<string, Flavour>> = {
  plain: PLAIN,
  labels: { ...PLAIN, hasLabels: true },
  'local-dates': { ...PLAIN, hasLocalDates: true },
  capitals: { ...PLAIN, hasLabels: true, hasCapitals: true },
  spreadsheet: {
    ...PLAIN,
    dialect: { delimiter: ';', lineEnd: '\r\n', hasByteOrderMark: true },
    hasLocalDates: true,
  },
};
const HEADER =
  'nip,nama,nomor_sk,tanggal_sk,tmt,jenis_mutasi,arah,instansi_asal,unit_asal,jabatan_asal,rumpun_asal,jenis_jabatan_asal,instansi_tujuan,unit_tujuan,jabatan_tujuan,rumpun_tujuan,jenis_jabatan_tujuan,golongan,kode_dasar,uraian_dasar,kualifikasi,pengalaman'.split(
    ',',
  );
const QUALIFICATIONS = [
  { code: 'MEETS', labelId: 'Memenuhi' },
  { code: 'PARTLY', labelId: 'Memenuhi sebagian' },
];
const LABELS = new Map(
  [...agencies, ...postFamilies, ...postKinds, ...directions, ...transferTypes, ...QUALIFICATIONS].map(
    (entry) => [entry.code, entry.labelId],
  ),
);

/**
 * One register file per decree day, oldest first: 1,200 transfers in the year that ends about 38 days before `today`.
 * The files differ as those of real offices do: codes or names, ISO or local dates, comma or semicolon.
 */
export function demoRegisters(seed: string, today: PlainDate): DemoRegister[] {
  return demoDecrees(seed, today).map(({ decreeDate, flavour, transfers }) => {
    const { dialect, ...spelling } = FLAVOURS[flavour] ?? PLAIN;
    const rows = transfers.map((transfer) => registerRow(transfer, spelling));
    return { decreeDate, csv: renderCsv(HEADER, rows, dialect) };
  });
}

/** The employees of all registers, each with the agency that the decree moves them from. */
export function demoEmployees(seed: string, today: PlainDate): DemoRosterEntry[] {
  return demoDecrees(seed, today).flatMap(({ transfers }) =>
    transfers.map(({ employee, origin }) => ({ ...employee, agency: origin.agency })),
  );
}

function registerRow(transfer: DemoTransfer, flavour: Omit<Flavour, 'dialect'>): string[] {
  const spelled = (code: string) => (flavour.hasLabels ? (LABELS.get(code) ?? code) : code);
  const dated = (date: PlainDate) => (flavour.hasLocalDates ? date.split('-').reverse().join('-') : date);
  const place = (side: DemoTransfer['origin']) => [
    spelled(side.agency),
    side.unit,
    side.post,
    spelled(side.family),
    spelled(kindOf(side.family)),
  ];
  return [
    transfer.employee.nip,
    flavour.hasCapitals ? transfer.employee.name.toUpperCase() : transfer.employee.name,
    transfer.decreeNumber,
    dated(transfer.decreeDate),
    dated(transfer.effectiveDate),
    spelled(transfer.type),
    spelled(transfer.direction),
    ...place(transfer.origin),
    ...place(transfer.destination),
    transfer.grade,
    transfer.ground,
    transfer.rationale,
    spelled(transfer.qualification),
    transfer.experience,
  ];
}
