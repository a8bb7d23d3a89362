import { type Attribute, listCoarsenings } from '#features/anonymity/index.ts';
import { requireRole } from '#features/identity/index.ts';
import { canonicalJson } from '#features/record/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { newId } from '#lib/id.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type GateRefusal, regate } from './gate.ts';
import { isProposalOpen, openProposal, type Proposal } from './open-proposal.ts';
import { policyInForce } from './policy.ts';
import { settleTyped } from './public-text.ts';
import { findPublished, findPublishedOffice, type Published } from './published.ts';
import type { RationaleWriter } from './rules/announcement.ts';
import type { ReleaseFile, ReleaseKind } from './rules/release.ts';
import {
  chooseDescription,
  correctAnnouncement,
  isSameContent,
  type Revised,
  withdrawDocument,
} from './rules/revision.ts';
import type { ReviewRefusal } from './rules/settled-text.ts';
import { readText, type TypedText } from './rules/typed-text.ts';
import { listInState } from './store/release.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';
type Unrevisable =
  | 'publication.proposal-open'
  | 'publication.announcement-unknown'
  | 'publication.revision-pending';

/**
 * Proposes a correction of a public announcement: its next revision, which says the same or less, or says it in
 * other words. The officer chooses how much is said of each attribute; what is said comes from the transfers behind
 * it. A narrative that is left empty is told anew from the figures; what in a typed one may tell a person waits for
 * the officer's decision. Like a release it needs a second person.
 */
export async function proposeCorrection(
  context: Context,
  actor: Actor | null,
  correction: {
    readonly announcementId: string;
    readonly levels: Readonly<Record<Attribute, number>>;
    readonly narrative: TypedText;
  },
  write: RationaleWriter,
): Promise<
  | Result<
      Proposal,
      | Unauthorised
      | Unrevisable
      | 'publication.level-invalid'
      | 'publication.narrative-too-long'
      | 'publication.nothing-corrected'
    >
  | ReviewRefusal
  | GateRefusal
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const typed = readText(correction.narrative);
  if (typed === 'too-long') return refuse('publication.narrative-too-long');
  const found = await findRevisable(context, () => findPublished(context, correction.announcementId));
  if (!found.ok) return found;
  const { document: previous, members } = found.value;
  const description = chooseDescription(listCoarsenings(members, previous), correction.levels);
  if (description === null) return refuse('publication.level-invalid');
  const behind = members.map(({ id }) => id);
  const { decisions } = correction.narrative;
  const settled =
    typed === 'missing'
      ? accept(null)
      : await settleTyped(context, { text: typed, current: previous.rationale, decisions }, behind);
  if (!settled.ok) return settled;
  const corrected = correctAnnouncement(
    revisedOf(context, found.value),
    {
      description,
      rationale: settled.value,
      salt: Buffer.from(context.random.bytes(32)).toString('base64url'),
    },
    write,
  );
  if (isSameContent(previous, corrected)) return refuse('publication.nothing-corrected');
  return proposeRevision(context, allowed.value, 'correction', found.value, corrected);
}

/**
 * Proposes to take a public announcement, or a document of a public office, back. Once a second person approves, nothing of it stays public but the
 * reason, and every kept copy of its text is destroyed. Its transfers stay assigned to it and are not announced again.
 * The reason is public: what in it may tell a person waits for the officer's decision.
 */
export async function proposeWithdrawal(
  context: Context,
  actor: Actor | null,
  withdrawal: { readonly announcementId: string; readonly reason: TypedText },
): Promise<
  | Result<
      Proposal,
      Unauthorised | Unrevisable | 'publication.reason-missing' | 'publication.reason-too-long'
    >
  | ReviewRefusal
  | GateRefusal
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const typed = readText(withdrawal.reason);
  if (typed === 'missing') return refuse('publication.reason-missing');
  if (typed === 'too-long') return refuse('publication.reason-too-long');
  const { announcementId } = withdrawal;
  const found = await findRevisable<Withdrawable>(
    context,
    async () =>
      (await findPublished(context, announcementId)) ?? (await findPublishedOffice(context, announcementId)),
  );
  if (!found.ok) return found;
  const reason = await settleTyped(
    context,
    { text: typed, current: null, decisions: withdrawal.reason.decisions },
    found.value.members.map(({ id }) => id),
  );
  if (!reason.ok) return reason;
  const document = withdrawDocument(revisedOf(context, found.value), reason.value);
  return proposeRevision(context, allowed.value, 'withdrawal', found.value, document);
}

type Withdrawable = { readonly id: string; readonly rev: number };

/** A document of which no other revision is on its way to the record: two with one number would block the door. */
async function findRevisable<Document extends Withdrawable>(
  context: Context,
  find: () => Promise<Published<Document> | null>,
): Promise<Result<Published<Document>, Unrevisable>> {
  if (await isProposalOpen(context)) return refuse('publication.proposal-open');
  const published = await find();
  if (published === null) return refuse('publication.announcement-unknown');
  const next = published.pathOf(published.document.rev + 1);
  const approved = await listInState(context, 'approved');
  const isOnTheWay = approved.some((release) => release.files.some((file) => file.path === next));
  return isOnTheWay ? refuse('publication.revision-pending') : accept(published);
}

function revisedOf<Document>(context: Context, { document, sha256 }: Published<Document>): Revised<Document> {
  return { previous: document, supersedes: sha256, publishedOn: plainDate(context.clock.now()) };
}

async function proposeRevision(
  context: Context,
  actor: Actor,
  kind: Exclude<ReleaseKind, 'release'>,
  published: Published<Withdrawable>,
  document: Withdrawable,
): Promise<Result<Proposal, 'publication.proposal-open'> | GateRefusal> {
  const file: ReleaseFile = {
    path: published.pathOf(document.rev),
    body: canonicalJson(document),
  };
  const members = published.members.map(({ id }) => ({ announcementId: document.id, transferId: id }));
  const policy = await policyInForce(context);
  const failure = await regate(context, [file], members, policy, plainDate(context.clock.now()));
  if (failure !== null) return failure;
  return openProposal(context, actor, {
    id: newId(context.random),
    kind,
    files: [file],
    members,
    policyVersion: policy.version,
    announcementCount: 1,
    transferCount: members.length,
    heldCount: 0,
  });
}
