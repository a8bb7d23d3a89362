import { type Coarsenings, listCoarsenings } from '#features/anonymity/index.ts';
import { requireRole } from '#features/identity/index.ts';
import {
  type AnnouncementDocument,
  announcementPath,
  type OfficeDocument,
  officePath,
  openRecord,
} from '#features/record/index.ts';
import { listRegister, type RegisterEntry } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { recordFolder } from '#lib/places.ts';
import { accept, type Result, refuse } from '#lib/result.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';

/** A document that is public, with all that its next revision is made from. */
export interface Published<Document = AnnouncementDocument> {
  readonly document: Document;
  /** SHA-256 (hex) of its bytes in the record. */
  readonly sha256: string;
  readonly members: readonly RegisterEntry[];
  /** Where a revision of it stands in the record. */
  pathOf(rev: number): string;
}

/** What is public now, for officers: announcements, those last changed first, and documents of public offices. */
export async function listPublished(
  context: Context,
  actor: Actor | null,
): Promise<
  Result<{ readonly announcements: AnnouncementDocument[]; readonly offices: OfficeDocument[] }, Unauthorised>
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const record = openRecord(recordFolder(context.config.home));
  return accept({
    announcements: latestFirst(await record.listAnnouncements()),
    offices: latestFirst(await record.offices.listStanding()),
  });
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

/** A public document of a public office. */
export async function readPublishedOffice(
  context: Context,
  actor: Actor | null,
  officeId: string,
): Promise<Result<OfficeDocument, Unauthorised | 'publication.announcement-unknown'>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const document = await openRecord(recordFolder(context.config.home)).offices.find(officeId);
  return document === null ? refuse('publication.announcement-unknown') : accept(document);
}

/** Null when there is no such announcement, or it is withdrawn. */
export async function findPublished(context: Context, announcementId: string): Promise<Published | null> {
  const document = await openRecord(recordFolder(context.config.home)).findAnnouncement(announcementId);
  return document === null
    ? null
    : publishedOf(context, document, (rev) => announcementPath(document.id, rev));
}

/** The same of a document of a public office. */
export async function findPublishedOffice(
  context: Context,
  officeId: string,
): Promise<Published<OfficeDocument> | null> {
  const document = await openRecord(recordFolder(context.config.home)).offices.find(officeId);
  return document === null ? null : publishedOf(context, document, (rev) => officePath(document.id, rev));
}

async function publishedOf<Document extends { readonly id: string; readonly rev: number }>(
  context: Context,
  document: Document,
  pathOf: (rev: number) => string,
): Promise<Published<Document> | null> {
  const bytes = await openRecord(recordFolder(context.config.home)).readDocument(pathOf(document.rev));
  // Withdrawn between the two reads.
  if (bytes === null) return null;
  const register = await listRegister(context);
  return {
    document,
    sha256: sha256Hex(bytes),
    members: register.filter((transfer) => transfer.announcementId === document.id),
    pathOf,
  };
}

function latestFirst<Document extends { readonly publishedOn: string }>(documents: Document[]): Document[] {
  return documents.sort((one, other) => other.publishedOn.localeCompare(one.publishedOn));
}
