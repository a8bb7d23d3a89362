import { createAccount, findActor } from '#features/identity/index.ts';
import {
  acceptInvitation,
  applyForVerification,
  CHECKLIST_ITEMS,
  checkDocuments,
  confirmApplication,
  decideApplication,
  type FormValues,
  readApplication,
  type Scans,
} from '#features/organisation/index.ts';
import { waitingMails } from '#features/outbox/index.ts';
import type { Actor, Context, StaffRole } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import type { Intake } from '#lib/intake.ts';
import type { Mail } from '#lib/mail.ts';
import { accept } from '#lib/result.ts';
import { parseSheet } from '#lib/sheet/parse-sheet.ts';
import { organisationMails } from '#strings/organisation-mail.ts';
import { photograph } from '#test/lib/document/files.ts';

export const NETWORK = '203.0.113.9';
export const PASSWORD = 'kopi robusta pagi hari';

export const COMPLETE = Object.fromEntries(
  CHECKLIST_ITEMS.map((item) => [item, { answer: 'yes', remark: '' }]),
);

/** Takes every file as it is, without a process for each: for tests that ask about other things. */
export const trustingIntake: Intake = {
  parseSheet,
  cleanDocument: async (bytes) => accept({ kind: 'jpeg', bytes: Buffer.from(bytes) }),
};

/** An application that holds, with a key of its own. */
export function applicationForm(context: Context, changes: FormValues = {}): FormValues {
  return {
    kunci: newId(context.random),
    bentuk: 'yayasan',
    nama: 'Yayasan Contoh Pelayanan',
    nomor: 'AHU-0012345.AH.01.04.TAHUN 2025',
    'akta-nomor': '12',
    'akta-tanggal': '17-08-2019',
    'akta-notaris': 'Notaris Contoh',
    npwp: '01.234.567.8-901.000',
    domisili: 'Kota Bandar Lampung',
    mandat: 'Ketua, surat 4/2026 tanggal 2 November 2026',
    'kontak-nama': 'Rina Contoh',
    surel: 'rina@contoh.test',
    benturan: 'tidak',
    'benturan-uraian': '',
    disebut: 'ya',
    ...changes,
  };
}

export async function scans(): Promise<Scans> {
  const bytes = await photograph();
  return { pengesahan: bytes, mandat: bytes };
}

export async function apply(
  context: Context,
  changes: FormValues = {},
  { files, network = NETWORK }: { files?: Scans; network?: string } = {},
) {
  return applyForVerification(
    context,
    {
      values: applicationForm(context, changes),
      scans: files ?? (await scans()),
      network,
      lang: 'id',
    },
    organisationMails,
  );
}

export async function staff(context: Context, mailbox: string, ...roles: StaffRole[]): Promise<Actor> {
  const email = `${mailbox}@contoh.test`;
  const account = { email, displayName: 'Pegawai Contoh', roles, agencies: [], password: PASSWORD };
  await createAccount(context, account);
  return need(await findActor(context, email), `no ${mailbox}`);
}

/** The newest mail to an address that waits in the outbox. */
export async function mailTo(context: Context, address: string): Promise<Mail> {
  const mails = (await waitingMails(context)).map((job) => job.payload as Mail);
  return need(mails.find(({ to }) => to === address) ?? null, `no mail to ${address}`);
}

export async function codeFor(context: Context, address: string): Promise<string> {
  return /\b\d{6}\b/.exec((await mailTo(context, address)).text)?.[0] ?? '';
}

export async function linkFor(context: Context, address: string): Promise<string> {
  return (
    /https?:\S+/
      .exec((await mailTo(context, address)).text)?.[0]
      ?.split('/')
      .at(-1) ?? ''
  );
}

/** An application whose address is confirmed. */
export async function submitted(context: Context, changes: FormValues = {}) {
  const sent = await apply(context, changes, { network: `100.64.${counter++ % 250}.7` });
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  const { id } = sent.value;
  const code = await codeFor(context, changes['surel'] ?? 'rina@contoh.test');
  const confirmed = await confirmApplication(context, id, code, NETWORK);
  if (!confirmed.ok) throw new Error(confirmed.code);
  return { id, reference: confirmed.value.reference };
}
let counter = 0;

export interface Cast {
  readonly officer: Actor;
  readonly approver: Actor;
}

export async function hire(context: Context): Promise<Cast> {
  return {
    officer: await staff(context, 'petugas', 'officer'),
    approver: await staff(context, 'penyetuju', 'approver'),
  };
}

export async function recommend(context: Context, { officer }: Cast, id: string): Promise<void> {
  const { revision } = need(await readApplication(context, id), 'no application');
  const request = { id, revision, checklist: COMPLETE, remark: '', step: 'recommend' } as const;
  const done = await checkDocuments(context, officer, request, organisationMails);
  if (!done.ok) throw new Error(done.code);
}

export async function approve(context: Context, { approver }: Cast, id: string): Promise<void> {
  const { revision } = need(await readApplication(context, id), 'no application');
  const request = { id, revision, isApproved: true, remark: '' };
  const done = await decideApplication(context, approver, request, organisationMails);
  if (!done.ok) throw new Error(done.code);
}

/** A verified organisation and the actor who represents it. */
export async function verified(context: Context, cast: Cast, mailbox = 'rina', changes: FormValues = {}) {
  const surel = `${mailbox}@contoh.test`;
  const { id } = await submitted(context, { surel, ...changes });
  await recommend(context, cast, id);
  await approve(context, cast, id);
  const accepted = await acceptInvitation(context, await linkFor(context, surel), PASSWORD);
  if (!accepted.ok) throw new Error(accepted.code);
  const actor = need(await findActor(context, surel), 'no representative');
  return { organisationId: id, actor, email: surel };
}

export function need<Value>(value: Value | null | undefined, problem: string): Value {
  if (value === null || value === undefined) throw new Error(problem);
  return value;
}

/** What a result refused with, or `ok`. */
export function codeOf(result: { readonly ok: boolean; readonly code?: string }): string {
  return result.ok ? 'ok' : (result.code ?? '');
}
