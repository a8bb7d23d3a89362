import type { Context } from '#lib/context.ts';
import type { Attachment } from '../rules/attachment.ts';
import type { InputContent } from '../rules/input.ts';
import { listOf } from '../store/attachments.ts';
import { findSent, listSent, readRevision } from '../store/inputs.ts';
import { findOrganisation } from '../store/organisations.ts';
import { openFile } from './files.ts';

/** What one organisation said of a window. */
export interface OrganisationVoice {
  readonly id: string;
  /** Only with its consent. */
  readonly organisation: string | null;
  readonly revision: number;
  /** Null once destroyed. Texts are raw here: readers get them through redaction. */
  readonly content: InputContent | null;
  readonly attachments: readonly Attachment[];
}

/** What organisations said of a window, for evaluation: a series of its own, never counted with residents. */
export async function organisationVoices(context: Context, windowId: string): Promise<OrganisationVoice[]> {
  const inputs = await listSent(context, windowId);
  return Promise.all(
    inputs.map(async ({ id, organisationId, revision }) => {
      const content = await readRevision(context, id, revision);
      const organisation = await findOrganisation(context, organisationId);
      const attachments = await listOf(context, id);
      return {
        id,
        organisation: content?.isNamed ? (organisation?.name ?? null) : null,
        revision,
        content,
        attachments: attachments.filter(({ isErased }) => !isErased),
      };
    }),
  );
}

/** A file that came with an input that stands, and its window; null when there is none such. Who may read it is up to the caller. */
export async function openInputFile(
  context: Context,
  attachmentId: string,
): Promise<{ attachment: Attachment; bytes: Buffer; windowId: string } | null> {
  const file = await openFile(context, attachmentId);
  const input = file === null ? null : await findSent(context, file.attachment.ownerId);
  return file === null || input === null ? null : { ...file, windowId: input.windowId };
}
