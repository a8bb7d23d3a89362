import { eventStatement, recordEvent, requireRole } from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { href } from '#lib/lang.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import {
  type Application,
  type ApplicationState,
  type Checklist,
  canRecommend,
} from '../rules/application.ts';
import type { Attachment } from '../rules/attachment.ts';
import { checkSchema, remarkSchema } from '../schema/check.ts';
import * as store from '../store/applications.ts';
import { listOf } from '../store/attachments.ts';
import { onlyIfChanged, writeIfUnchanged } from '../store/guard.ts';
import { readApplication, referenceOf } from './apply.ts';
import { openFile } from './files.ts';
import type { MailWriter } from './mails.ts';

const MOST_DECIDED = 100;
type AccessCode = 'identity.sign-in' | 'identity.forbidden';

/** Confirmed applications: those that wait first. */
export async function listApplications(
  context: Context,
  actor: Actor | null,
): Promise<Result<Application[], AccessCode>> {
  const allowed = requireRole(actor, 'officer', 'approver');
  return allowed.ok ? accept(await store.listConfirmed(context, MOST_DECIDED)) : allowed;
}

export async function readForCheck(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<
  Result<
    { application: Application; scans: readonly Attachment[] },
    AccessCode | 'organisation.application-unknown'
  >
> {
  const allowed = requireRole(actor, 'officer', 'approver');
  if (!allowed.ok) return allowed;
  const application = await readApplication(context, id);
  if (application === null || application.state === 'unconfirmed') {
    return refuse('organisation.application-unknown');
  }
  return accept({ application, scans: await listOf(context, application.formKey) });
}

/** A scan for whoever checks; every look is recorded. */
export async function openScan(
  context: Context,
  actor: Actor | null,
  attachmentId: string,
): Promise<Result<{ attachment: Attachment; bytes: Buffer }, AccessCode | 'organisation.file-unknown'>> {
  const allowed = requireRole(actor, 'officer', 'approver');
  if (!allowed.ok) return allowed;
  const file = await openFile(context, attachmentId);
  const application = file === null ? null : await store.findByFormKey(context, file.attachment.ownerId);
  if (file === null || application === null || application.state === 'unconfirmed') {
    return refuse('organisation.file-unknown');
  }
  await recordEvent(context, {
    actor,
    action: 'organisation.scan-opened',
    object: `organisation-attachment:${attachmentId}`,
  });
  return accept(file);
}

export interface CheckRequest {
  readonly id: string;
  /** The revision that was looked at. */
  readonly revision: number;
  readonly checklist: unknown;
  readonly remark: string;
  readonly step: 'save' | 'recommend' | 'request-changes';
}

const STATE_AFTER: Readonly<Record<CheckRequest['step'], ApplicationState>> = {
  save: 'submitted',
  recommend: 'recommended',
  'request-changes': 'changes-requested',
};
const ACTIONS: Readonly<Record<CheckRequest['step'], string>> = {
  save: 'checklist-saved',
  recommend: 'application-recommended',
  'request-changes': 'changes-requested',
};

/** An officer's checklist: kept, recommended to a second person, or sent back to the applicant with a remark. */
export async function checkDocuments(
  context: Context,
  actor: Actor | null,
  request: CheckRequest,
  writeMails: MailWriter,
): Promise<
  Result<
    null,
    | AccessCode
    | 'organisation.application-unknown'
    | 'organisation.checklist-invalid'
    | 'organisation.checklist-incomplete'
    | 'organisation.remark-missing'
    | 'organisation.remark-too-long'
    | 'organisation.application-changed'
  >
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const before = await readApplication(context, request.id);
  if (before === null || before.content === null || before.state === 'unconfirmed') {
    return refuse('organisation.application-unknown');
  }
  const parsed = checkSchema.safeParse(request.checklist);
  if (!parsed.success) return refuse('organisation.checklist-invalid');
  const checklist: Checklist = parsed.data;
  if (request.step === 'recommend' && !canRecommend(checklist)) {
    return refuse('organisation.checklist-incomplete');
  }
  const remark = remarkSchema.safeParse(request.remark);
  if (!remark.success) return refuse('organisation.remark-too-long');
  if (request.step === 'request-changes' && remark.data === '') return refuse('organisation.remark-missing');
  if (before.revision !== request.revision) return refuse('organisation.application-changed');

  const { lang, content } = before;
  const link = context.config.origin + href(lang, `/organisasi/pengajuan/${referenceOf(context, before.id)}`);
  const isWritten = await writeIfUnchanged(context, [
    store.checkStatement(context, before, {
      state: STATE_AFTER[request.step],
      checklist,
      remark: remark.data === '' ? null : remark.data,
      checkedBy: allowed.value.accountId,
    }),
    onlyIfChanged(context),
    eventStatement(context, {
      actor,
      action: `organisation.${ACTIONS[request.step]}`,
      object: `organisation-application:${before.id}`,
      detail: { revision: before.revision },
    }),
    ...(request.step === 'request-changes'
      ? [
          mailStatement(context, {
            to: content.contactEmail,
            ...writeMails(lang).changesRequested(remark.data, link),
          }),
        ]
      : []),
  ]);
  return isWritten ? accept(null) : refuse('organisation.application-changed');
}
