import { demoAccounts, demoPassword, demoRepresentative } from '#db/demo/index.ts';
import type { TestServer } from '#test/support/server.ts';

/** The synthetic staff by what they do: one account for each role, and one that holds both halves of the four eyes. */
export const STAFF = {
  officer: 'petugas@demo.tapis.example',
  approver: 'penyetuju@demo.tapis.example',
  both: 'rangkap@demo.tapis.example',
  evaluator: 'penilai@demo.tapis.example',
  healthEvaluator: 'penilai.kesehatan@demo.tapis.example',
  admin: 'admin@demo.tapis.example',
  auditor: 'auditor@demo.tapis.example',
} as const;
export type StaffName = keyof typeof STAFF;

/** Signs a representative in by password and mailed code. @returns the Cookie header. */
export async function signInRepresentative(server: TestServer): Promise<string> {
  const { email } = demoRepresentative;
  const first = await server.request('/organisasi/masuk?_action=organisation.signIn', {
    body: { surel: email, sandi: PASSWORD },
  });
  const codePage = String(first.headers.location);
  const kode = await server.mailbox.nextCode(email);
  const second = await server.request(`${codePage}?_action=organisation.finishSignIn`, { body: { kode } });
  const [cookie] = second.headers['set-cookie'] ?? [];
  if (second.status !== 303 || cookie === undefined) throw new Error('The representative could not sign in.');
  return cookie.split(';', 1)[0] ?? '';
}

export const PASSWORD = demoPassword;

/** The evaluator who reads a window of these agencies. */
export function evaluatorOf(agencies: readonly string[]): StaffName {
  const reads = demoAccounts.find(({ email }) => email === STAFF.healthEvaluator)?.agencies ?? [];
  return agencies.some((agency) => reads.includes(agency)) ? 'healthEvaluator' : 'evaluator';
}

/** Signs in through the form. @returns the Cookie header. */
export async function signIn(server: TestServer, name: StaffName): Promise<string> {
  const answer = await server.request('/kerja/masuk?_action=identity.signIn', {
    body: { surel: STAFF[name], sandi: PASSWORD },
  });
  const [cookie] = answer.headers['set-cookie'] ?? [];
  if (answer.status !== 303 || cookie === undefined) throw new Error(`${name} could not sign in.`);
  return cookie.split(';', 1)[0] ?? '';
}
