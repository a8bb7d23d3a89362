import { type Coarsenings, listCoarsenings } from '#features/anonymity/index.ts';
import { requireRole } from '#features/identity/index.ts';
import { type AnnouncementDocument, announcementPath, openRecord } from '#features/record/index.ts';
import { listRegister, type RegisterEntry } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { recordFolder } from '#lib/places.ts';
import { accept, type Result, refuse } from '#lib/result.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';

/** An announcement that is public, with all that its next revision is made from. */
export interface Published {
  readonly document: AnnouncementDocument;
  /** SHA-256 (hex) of its bytes in the record. */
  readonly sha256: string;
  readonly members: readonly RegisterEntry[];
}

/** The announcements that are public now, for officers: those last changed first. */
export async function listPublished(
  context: Context,
  actor: Actor | null,
): Promise<Result<AnnouncementDocument[], Unauthorised>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const documents = await openRecord(recordFolder(context.config.home)).listAnnouncements();
  return accept(documents.sort((one, other) => other.publishedOn.localeCompare(one.publishedOn)));
}

/** A public announcement, and what a correction of it may say. */
export async function readPublished(
  context: Context,
  actor: Actor | null,
  announcementId: string,
): Promise<
  Result<
    { readonly document: AnnouncementDocument; readonly coarsenings: Coarsenings },
    Unauthorised | 'publication.announcement-unknown'
  >
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const published = await findPublished(context, announcementId);
  if (published === null) return refuse('publication.announcement-unknown');
  const { document, members } = published;
  return accept({ document, coarsenings: listCoarsenings(members, document) });
}

/** Null when there is no such announcement, or it is withdrawn. */
export async function findPublished(context: Context, announcementId: string): Promise<Published | null> {
  const record = openRecord(recordFolder(context.config.home));
  const document = await record.findAnnouncement(announcementId);
  if (document === null) return null;
  const bytes = await record.readDocument(announcementPath(document.id, document.rev));
  // Withdrawn between the two reads.
  if (bytes === null) return null;
  const register = await listRegister(context);
  return {
    document,
    sha256: sha256Hex(bytes),
    members: register.filter((transfer) => transfer.announcementId === document.id),
  };
}
