import { eventIfChanged, recordEvent, requireRole } from '#features/identity/index.ts';
import { announcementPath, announcementSchema, canonicalJson } from '#features/record/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type GateRefusal, regate } from './gate.ts';
import { datedFiles } from './rules/dating.ts';
import { announcementFiles, type ReleaseFile, releaseDigest } from './rules/release.ts';
import { readText, type TypedText } from './rules/typed-text.ts';
import { rewriteStatements } from './store/document.ts';
import { assignStatement, listImporters, listMembers } from './store/member.ts';
import { decideStatement, findRelease, redigestStatement } from './store/release.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';
type Undecidable = 'publication.release-unknown' | 'publication.not-proposed' | 'publication.changed';

/**
 * Approves a proposal by a second person: neither who proposed it nor who imported its transfers. `digest` is that
 * of the bytes this person has read (readRelease); whatever changed since then refuses the approval. The gate runs
 * once more. A refusal for the same person is logged.
 */
export async function approveRelease(
  context: Context,
  actor: Actor | null,
  id: string,
  digest: string,
): Promise<Result<null, Unauthorised | Undecidable | 'publication.same-person'> | GateRefusal> {
  const allowed = requireRole(actor, 'approver');
  if (!allowed.ok) return allowed;
  const release = await findRelease(context, id);
  if (release === null) return refuse('publication.release-unknown');
  if (release.state !== 'proposed') return refuse('publication.not-proposed');
  const { accountId } = allowed.value;
  if (release.proposedBy === accountId || (await listImporters(context, id)).includes(accountId)) {
    await recordEvent(context, { actor, action: 'publication.same-person-refused', object: `release:${id}` });
    return refuse('publication.same-person');
  }
  const files = datedFiles(release.files, plainDate(context.clock.now()));
  if (releaseDigest(files) !== digest) return refuse('publication.changed');
  const members = await listMembers(context, id);
  const failure = await regate(context, files, members);
  if (failure !== null) return failure;
  const [redigested, ...rest] = await context.database.write([
    redigestStatement(context, id, release.digest, digest),
    ...rewriteStatements(context, id, digest, files),
    decideStatement(context, id, digest, { state: 'approved', decidedBy: accountId, decisionReason: null }),
    eventIfChanged(context, {
      actor,
      action: 'publication.release-approved',
      object: `release:${id}`,
      detail: { digest },
    }),
    assignStatement(context, id),
  ]);
  const decided = rest[files.length];
  return redigested === 1 && decided === 1 ? accept(null) : refuse('publication.changed');
}

/** Refuses a proposal with a reason; its transfers go back to the queue. The proposer may do so too. */
export async function refuseRelease(
  context: Context,
  actor: Actor | null,
  id: string,
  reason: string,
): Promise<Result<null, Unauthorised | Undecidable | 'publication.reason-missing'>> {
  const allowed = requireRole(actor, 'approver', 'officer');
  if (!allowed.ok) return allowed;
  const decisionReason = reason.trim();
  if (decisionReason === '') return refuse('publication.reason-missing');
  const release = await findRelease(context, id);
  if (release === null) return refuse('publication.release-unknown');
  if (release.state !== 'proposed') return refuse('publication.not-proposed');
  const [decided] = await context.database.write([
    decideStatement(context, id, release.digest, {
      state: 'refused',
      decidedBy: allowed.value.accountId,
      decisionReason,
    }),
    eventIfChanged(context, { actor, action: 'publication.release-refused', object: `release:${id}` }),
  ]);
  return decided === 1 ? accept(null) : refuse('publication.changed');
}

/** Replaces the narrative of one proposed announcement. The gate runs again; the digest changes, so no approval of the old bytes holds. */
export async function editNarrative(
  context: Context,
  actor: Actor | null,
  edit: TypedText & { readonly releaseId: string; readonly announcementId: string },
): Promise<
  | Result<
      null,
      | Unauthorised
      | Undecidable
      | 'publication.announcement-unknown'
      | 'publication.narrative-empty'
      | 'publication.narrative-too-long'
    >
  | GateRefusal
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const rationale = readText(edit);
  if (rationale === 'missing') return refuse('publication.narrative-empty');
  if (rationale === 'too-long') return refuse('publication.narrative-too-long');
  const release = await findRelease(context, edit.releaseId);
  if (release === null) return refuse('publication.release-unknown');
  if (release.state !== 'proposed') return refuse('publication.not-proposed');
  const document = announcementFiles(release.files)
    .map((file) => announcementSchema.parse(JSON.parse(file.body)))
    .find((one) => one.id === edit.announcementId);
  if (document === undefined) return refuse('publication.announcement-unknown');
  const path = announcementPath(document.id, document.rev);
  const changed: ReleaseFile = { path, body: canonicalJson({ ...document, rationale }) };
  const files = release.files.map((file) => (file.path === path ? changed : file));
  const failure = await regate(context, files, await listMembers(context, release.id));
  if (failure !== null) return failure;
  const digest = releaseDigest(files);
  const [redigested] = await context.database.write([
    redigestStatement(context, release.id, release.digest, digest),
    eventIfChanged(context, {
      actor,
      action: 'publication.narrative-edited',
      object: `announcement:${document.id}`,
    }),
    ...rewriteStatements(context, release.id, digest, [changed]),
  ]);
  return redigested === 1 ? accept(null) : refuse('publication.changed');
}
