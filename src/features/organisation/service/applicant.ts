import { BUCKETS, eventStatement, networkPrefix, takeToken } from '#features/identity/index.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import type { Application } from '../rules/application.ts';
import type { Attachment } from '../rules/attachment.ts';
import * as store from '../store/applications.ts';
import { listOf } from '../store/attachments.ts';
import { onlyIfChanged, writeIfUnchanged } from '../store/guard.ts';
import { type ApplicationRefusal, type ApplicationRequest, checkApplication, tooMany } from './apply.ts';

export interface ApplicantView {
  readonly application: Application;
  readonly scans: readonly Attachment[];
}

/** An application as whoever holds its reference sees it; 160 random bits, which nobody guesses. Null when it is none. */
export async function readApplicantView(context: Context, reference: string): Promise<ApplicantView | null> {
  const application = await store.findByReferenceHash(context, sha256Hex(reference));
  return application === null ? null : { application, scans: await listOf(context, application.formKey) };
}

/** Scans that a form with errors brought already. */
export function scansOf(context: Context, formKey: string): Promise<Attachment[]> {
  return listOf(context, formKey);
}

/** The applicant's answer to what an officer asked to be changed: back to the officers as the next revision. */
export async function correctApplication(
  context: Context,
  reference: string,
  request: ApplicationRequest,
): Promise<
  | Result<null>
  | ApplicationRefusal
  | Refusal<'organisation.application-unknown' | 'organisation.not-correctable'>
> {
  const limit = await takeToken(context, BUCKETS.organisationApply, networkPrefix(request.network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const before = await store.findByReferenceHash(context, sha256Hex(reference));
  if (before === null) return refuse('organisation.application-unknown');
  if (before.state !== 'changes-requested') return refuse('organisation.not-correctable');
  const values = { ...request.values, kunci: before.formKey };
  const checked = await checkApplication(context, { ...request, values }, before.kind === 'new');
  if (!checked.ok) return checked;
  const isWritten = await writeIfUnchanged(context, [
    store.correctStatement(context, before, checked.value.content),
    onlyIfChanged(context),
    eventStatement(context, {
      actor: null,
      action: 'organisation.application-corrected',
      object: `organisation-application:${before.id}`,
    }),
  ]);
  return isWritten ? accept(null) : refuse('organisation.not-correctable');
}
