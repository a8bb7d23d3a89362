import { listEvents } from '#features/identity/index.ts';
import { approveRelease, editNarrative } from '#features/publication/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accepted, announcementsOf, type createProposal } from '#test/features/publication/register.ts';

type Proposed = Awaited<ReturnType<typeof createProposal>>;

/** The approver approves the bytes that were read. */
export const approve = ({ context, approver, releaseId, release }: Proposed, by: Actor | null = approver) =>
  approveRelease(context, by, releaseId, release.digest);

/** The officer gives the first announcement another narrative. */
export const edit = ({ context, officer, releaseId, release }: Proposed, id = 'Uraian baru.') => {
  const announcementId = announcementsOf(release.files)[0]?.id ?? '';
  return editNarrative(context, officer, { releaseId, announcementId, id, en: '' });
};

/** What the audit trail says was done to releases and announcements, newest first. */
export async function deeds(context: Context, auditor: Actor): Promise<string[]> {
  const events = await accepted(listEvents(context, auditor));
  return events.filter(({ object }) => /^(release|announcement):/.test(object)).map(({ action }) => action);
}
