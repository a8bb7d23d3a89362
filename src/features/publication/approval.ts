import { eventIfChanged, recordEvent, requireRole } from '#features/identity/index.ts';
import { type AnnouncementDocument, canonicalJson } from '#features/record/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type GateRefusal, regate } from './gate.ts';
import { policyInForce } from './policy.ts';
import { settleTyped } from './public-text.ts';
import { datedFiles } from './rules/dating.ts';
import type { Policy } from './rules/policy.ts';
import {
  announcementFiles,
  officeFiles,
  type ReleaseDetail,
  type ReleaseFile,
  releaseDigest,
} from './rules/release.ts';
import type { ReviewRefusal } from './rules/settled-text.ts';
import { readText, type TypedText } from './rules/typed-text.ts';
import { rewriteStatements } from './store/document.ts';
import { assignStatement, listImporters, listMembers } from './store/member.ts';
import { decideStatement, findRelease, redigestStatement } from './store/release.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';
type Undecidable = 'publication.release-unknown' | 'publication.not-proposed' | 'publication.changed';
type UnderOtherPolicy = 'publication.policy-changed';

/**
 * Approves a proposal by a second person: neither who proposed it nor who imported its transfers. `digest` is that
 * of the bytes this person has read (readRelease); whatever changed since then refuses the approval. The gate runs
 * once more. A refusal for the same person is logged.
 *
 * A release is judged by one policy. Most limits shape the search and cannot be read off its documents (population,
 * cost, delay, fewest transfers), so a proposal made under another policy than the one in force is never approved,
 * not even under a laxer one: it is refused and made anew. Corrections and withdrawals search nothing; they are judged
 * by the policy in force.
 */
export async function approveRelease(
  context: Context,
  actor: Actor | null,
  id: string,
  digest: string,
): Promise<
  Result<null, Unauthorised | Undecidable | UnderOtherPolicy | 'publication.same-person'> | GateRefusal
> {
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
  const policy = await policyInForce(context);
  if (isUnderOtherPolicy(release, policy)) return refuse('publication.policy-changed');
  const today = plainDate(context.clock.now());
  const files = datedFiles(release.files, today);
  if (releaseDigest(files) !== digest) return refuse('publication.changed');
  const members = await listMembers(context, id);
  const failure = await regate(context, files, members, policy, today);
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

/**
 * Replaces the narrative of one proposed announcement, or document of a public office. What in it may tell a person
 * waits for the officer's decision. The gate runs again; the digest changes, so no approval of the old bytes holds.
 */
export async function editNarrative(
  context: Context,
  actor: Actor | null,
  edit: TypedText & { readonly releaseId: string; readonly announcementId: string },
): Promise<
  | Result<
      null,
      | Unauthorised
      | Undecidable
      | UnderOtherPolicy
      | 'publication.announcement-unknown'
      | 'publication.narrative-empty'
      | 'publication.narrative-too-long'
    >
  | ReviewRefusal
  | GateRefusal
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const typed = readText(edit);
  if (typed === 'missing') return refuse('publication.narrative-empty');
  if (typed === 'too-long') return refuse('publication.narrative-too-long');
  const release = await findRelease(context, edit.releaseId);
  if (release === null) return refuse('publication.release-unknown');
  if (release.state !== 'proposed') return refuse('publication.not-proposed');
  const policy = await policyInForce(context);
  if (isUnderOtherPolicy(release, policy)) return refuse('publication.policy-changed');
  const told = [...announcementFiles(release.files), ...officeFiles(release.files)].find(
    ({ path }) => path.split('/')[1] === edit.announcementId,
  );
  if (told === undefined) return refuse('publication.announcement-unknown');
  const { path } = told;
  const document = JSON.parse(told.body) as Pick<AnnouncementDocument, 'id' | 'rationale'>;
  const members = await listMembers(context, release.id);
  const settled = await settleTyped(
    context,
    { text: typed, current: document.rationale, decisions: edit.decisions },
    members.filter((one) => one.announcementId === document.id).map((one) => one.transferId),
  );
  if (!settled.ok) return settled;
  const changed: ReleaseFile = { path, body: canonicalJson({ ...document, rationale: settled.value }) };
  const files = release.files.map((file) => (file.path === path ? changed : file));
  const failure = await regate(context, files, members, policy, plainDate(context.clock.now()));
  if (failure !== null) return failure;
  const digest = releaseDigest(files);
  const [redigested] = await context.database.write([
    redigestStatement(context, release.id, release.digest, digest),
    eventIfChanged(context, {
      actor,
      action: 'publication.narrative-edited',
      object: `announcement:${edit.announcementId}`,
    }),
    ...rewriteStatements(context, release.id, digest, [changed]),
  ]);
  return redigested === 1 ? accept(null) : refuse('publication.changed');
}

function isUnderOtherPolicy(release: ReleaseDetail, policy: Policy): boolean {
  return release.kind === 'release' && release.policyVersion !== policy.version;
}
