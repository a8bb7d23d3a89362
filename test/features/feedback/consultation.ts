import { registerImport, staffingNeed } from '#db/schema/index.ts';
import { openConsultation, readWindow, type TypedConsultation } from '#features/feedback/index.ts';
import type { Actor } from '#lib/context.ts';
import { addDays, plainDate } from '#lib/date.ts';
import { newId } from '#lib/id.ts';
import { createOfficer } from '#test/features/transfer/register-file.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

/** The staffing table: how many people hold a post of health workers in each of two agencies. */
export const HOLDERS = { 'rsud-abdul-moeloek': 19, 'rs-jiwa': 1 } as const;

export interface Office {
  readonly context: TestContext;
  readonly officer: Actor;
}

/** An officer in a province with a staffing table. */
export async function createOffice(): Promise<Office> {
  const context = await createTestContext();
  const officer = await createOfficer(context);
  const importId = 'staffing';
  const place = { period: '2026-Q3', family: 'tenaga-kesehatan', kind: 'fungsional', grade: 'III/c' };
  const { read } = context.database;
  await context.database.write([
    read.insert(registerImport).values({
      id: importId,
      kind: 'staffing',
      fileName: 'kebutuhan.csv',
      fileSha256: importId,
      rowCount: 2,
      newCount: 2,
      importedBy: officer.accountId,
      importedAt: context.clock.now(),
    }),
    ...Object.entries(HOLDERS).map(([agency, filled]) =>
      read.insert(staffingNeed).values({ ...place, agency, needed: 30, filled, importId }),
    ),
  ]);
  return { context, officer };
}

/** A form that holds: of both agencies, open from today for two weeks. */
export function consultationForm(
  { context }: Pick<Office, 'context'>,
  changes: Readonly<Record<string, string>> = {},
  chosen: Partial<Omit<TypedConsultation, 'values'>> = {},
): TypedConsultation {
  const today = plainDate(context.clock.now());
  return {
    values: {
      kunci: newId(context.random),
      rumpun: 'tenaga-kesehatan',
      mulai: today,
      sampai: addDays(today, 14),
      pertanyaan: 'Layanan apa yang paling lama Anda tunggu?',
      'pertanyaan-en': '',
      alasan: 'Kebutuhan pegawai sedang dikaji.',
      'alasan-en': '',
      ...changes,
    },
    agencies: ['rsud-abdul-moeloek', 'rs-jiwa'],
    units: [],
    ...chosen,
  };
}

/** A consultation that is recorded. */
export async function createConsultation(
  office: Office,
  ...form: [changes?: Readonly<Record<string, string>>, chosen?: Partial<Omit<TypedConsultation, 'values'>>]
) {
  const outcome = await openConsultation(office.context, office.officer, consultationForm(office, ...form));
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  const window = await readWindow(office.context, outcome.value.id);
  if (window === null) throw new Error('The consultation is not there.');
  return window;
}
