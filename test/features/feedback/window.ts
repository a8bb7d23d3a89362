import {
  confirmFeedback,
  type FeedbackWindow,
  type FormValues,
  openWindows,
  readWindow,
  type SubmissionRequest,
  screenWindow,
  submitFeedback,
} from '#features/feedback/index.ts';
import {
  type AnnouncementDocument,
  announcementPath,
  documentBytes,
  openRecord,
  type WithdrawalDocument,
} from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { recordFolder } from '#lib/places.ts';

type Announced = Pick<AnnouncementDocument, 'origin' | 'post'>;

const HOSPITAL: Announced = {
  origin: { level: 0, value: 'rsud-abdul-moeloek' },
  post: { level: 0, value: 'tenaga-kesehatan' },
};

/** Puts an announcement into the record, as publication would, and opens its window: of the hospital unless said otherwise. */
export async function createWindow(
  context: Context,
  announced: Partial<Announced> = {},
): Promise<FeedbackWindow> {
  const { feedbackWindow } = await announce(context, announced);
  await openWindows(context);
  const window = await readWindow(context, feedbackWindow ?? '');
  if (window === null) throw new Error('The window did not open.');
  return window;
}

export async function announce(
  context: Context,
  announced: Partial<Announced & Pick<AnnouncementDocument, 'feedbackWindow'>> = {},
): Promise<AnnouncementDocument> {
  const document: AnnouncementDocument = {
    v: 1,
    kind: 'announcement',
    id: newId(context.random),
    rev: 1,
    release: newId(context.random),
    publishedOn: '2026-11-24',
    hierarchy: '2026-1',
    size: 7,
    destination: { level: 2, value: '*' },
    grade: { level: 2, value: '*' },
    period: { level: 0, value: '2026-10' },
    grounds: [],
    directions: [],
    rationale: { id: 'Mengisi kekurangan pegawai.' },
    need: null,
    qualification: null,
    legalBasis: ['UU 20/2023'],
    feedbackWindow: newId(context.random),
    salt: Buffer.alloc(32, 1).toString('base64url'),
    supersedes: null,
    ...HOSPITAL,
    ...announced,
  };
  const record = openRecord(recordFolder(context.config.home));
  await record.writeDocument(announcementPath(document.id, 1), documentBytes(document));
  return document;
}

/** Withdraws an announcement, as publication would: its withdrawal is all that is left in the record. */
export async function withdraw(context: Context, announcementId: string): Promise<void> {
  const record = openRecord(recordFolder(context.config.home));
  const document: WithdrawalDocument = {
    v: 1,
    kind: 'withdrawal',
    id: announcementId,
    rev: 2,
    publishedOn: '2026-11-25',
    reason: { id: 'Angkanya salah.' },
    supersedes: '0'.repeat(64),
  };
  await record.writeDocument(announcementPath(announcementId, 2), documentBytes(document));
  await record.removeDocument(announcementPath(announcementId, 1));
}

/** A form that holds, with a key of its own. */
export function formValues(context: Context, changes: FormValues = {}): FormValues {
  return {
    kunci: newId(context.random),
    unit: 'rsud-abdul-moeloek-igd',
    bulan: '2026-10',
    hubungan: 'user',
    cerita: 'Antreannya panjang, petugasnya ramah.',
    surel: 'Warga.Satu@contoh.test',
    'unsur-TIME': '2',
    'unsur-CONDUCT': '4',
    'unsur-COST': '',
    'perilaku-1.2': '3',
    ...changes,
  };
}

/** Sends a form, and keeps the code that was mailed. */
export async function send(
  context: Context,
  window: FeedbackWindow,
  changes: FormValues = {},
  request: Partial<SubmissionRequest> = {},
) {
  let code = '';
  const outcome = await submitFeedback(
    context,
    {
      windowId: window.id,
      values: formValues(context, changes),
      captcha: 'a person',
      isWithoutScript: false,
      network: '203.0.113.9',
      ...request,
    },
    (mailed) => {
      code = mailed;
      return { subject: 'Kode', text: `Kode Anda: ${mailed}`, html: `<p>${mailed}</p>` };
    },
  );
  return { outcome, id: outcome.ok ? outcome.value.id : '', code };
}

/** A voice that is heard: sent, confirmed and screened, by a person and from a network of its own. */
export async function speak(
  context: Context,
  window: FeedbackWindow,
  voice: number,
  changes: FormValues = {},
) {
  const network = `100.64.${voice}.7`;
  const { id, code } = await send(
    context,
    window,
    { surel: `warga${voice}@contoh.test`, ...changes },
    { network },
  );
  const outcome = await confirmFeedback(context, id, code, network);
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`);
  await screenWindow(context, window.id);
  return { id, reference: outcome.value.reference };
}
