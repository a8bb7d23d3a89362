import { requireRole } from '#features/identity/index.ts';
import { requestJob } from '#features/outbox/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { datedFiles } from './rules/dating.ts';
import { type ReleaseDetail, type ReleaseSummary, releaseDigest } from './rules/release.ts';
import { findRelease, listSummaries } from './store/release.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';

/** All releases, newest first, for those who propose and those who approve. */
export async function listReleases(
  context: Context,
  actor: Actor | null,
): Promise<Result<ReleaseSummary[], Unauthorised>> {
  const allowed = requireRole(actor, 'officer', 'approver', 'auditor');
  return allowed.ok ? accept(await listSummaries(context)) : allowed;
}

/**
 * A release with the exact bytes that are or will be public. A proposal is shown as it would be published today;
 * its digest is what an approval is bound to.
 */
export async function readRelease(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<ReleaseDetail, Unauthorised | 'publication.release-unknown'>> {
  const allowed = requireRole(actor, 'officer', 'approver', 'auditor');
  if (!allowed.ok) return allowed;
  const release = await findRelease(context, id);
  if (release === null) return refuse('publication.release-unknown');
  if (release.state !== 'proposed') return accept(release);
  const files = datedFiles(release.files, plainDate(context.clock.now()));
  return accept({ ...release, files, digest: releaseDigest(files) });
}

/** Queues the building of the site, after an approval. Gives the job's id, under which its progress is shown. */
export async function requestPublishing(context: Context, actor: Actor | null): Promise<string | null> {
  const allowed = requireRole(actor, 'approver', 'officer');
  if (!allowed.ok) return null;
  const { id, statement } = requestJob(context, allowed.value, 'publish', {});
  await context.database.write([statement]);
  return id;
}
