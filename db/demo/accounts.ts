import { agencies } from '#features/staffing/index.ts';
import type { StaffRole } from '#lib/context.ts';

/** A sign-in of the demo. `agencies` are those whose feedback an evaluator reads. */
export interface DemoAccount {
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly StaffRole[];
  readonly agencies: readonly string[];
}

/** One password for all demo accounts; it protects nothing. */
export const demoPassword = 'cerobong-kopi-siger-2026';

const HEALTH_AGENCIES = ['dinas-kesehatan', 'rsud-abdul-moeloek', 'rs-jiwa'];
const OTHER_AGENCIES = agencies.map(({ code }) => code).filter((code) => !HEALTH_AGENCIES.includes(code));

/** Made-up staff: every role at least once, and one person who holds both halves of the four eyes. */
export const demoAccounts: readonly DemoAccount[] = [
  account('petugas', 'Sumarni Rahayu', ['officer']),
  account('penyetuju', 'I Made Suardana', ['approver']),
  account('rangkap', 'Rosnani Hamzah', ['officer', 'approver']),
  account('penilai.kesehatan', 'Euis Rohaeti', ['evaluator'], HEALTH_AGENCIES),
  account('penilai', 'Tigor Simbolon', ['evaluator'], OTHER_AGENCIES),
  account('admin', 'Erizal Koto', ['admin']),
  account('auditor', 'Nur Khasanah', ['auditor']),
];

function account(
  mailbox: string,
  displayName: string,
  roles: readonly StaffRole[],
  reads: readonly string[] = [],
): DemoAccount {
  return { email: `${mailbox}@demo.tapis.example`, displayName, roles, agencies: reads };
}
