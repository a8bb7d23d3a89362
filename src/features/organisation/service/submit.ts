import { eventStatement } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { pseudonym } from '#lib/hash.ts';
import { newId } from '#lib/id.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type InputContent, MOST_INPUTS_PER_WINDOW, type OrganisationInput } from '../rules/input.ts';
import * as store from '../store/inputs.ts';

export interface Submission {
  readonly idempotencyKey: string;
  readonly content: InputContent;
}

export interface Speaker {
  readonly organisationId: string;
  /** Null for a program, whose token stands for it. */
  readonly actor: Actor | null;
  readonly channel: 'file' | 'api';
}

export type SubmitCode = 'organisation.too-many-inputs' | 'organisation.key-reused';

/**
 * Sends inputs whose contents were checked, all in one write or none. A key that was used before gives the input that
 * was sent with it then, if it said the same.
 * @returns the inputs' ids in the order given, and whether all had been sent before.
 */
export async function submitInputs(
  context: Context,
  speaker: Speaker,
  submissions: readonly Submission[],
): Promise<Result<{ ids: string[]; isRepeat: boolean }, SubmitCode>> {
  const earlier = await findEarlier(context, speaker, submissions);
  if (earlier !== null) return earlier;
  for (const windowId of new Set(submissions.map(({ content }) => content.window))) {
    const count = await store.countInputs(context, speaker.organisationId, windowId);
    const more = submissions.filter(({ content }) => content.window === windowId).length;
    if (count + more > MOST_INPUTS_PER_WINDOW) {
      return refuse('organisation.too-many-inputs', { most: MOST_INPUTS_PER_WINDOW });
    }
  }
  const rows = submissions.map(({ idempotencyKey, content }) => ({
    content,
    row: {
      id: newId(context.random),
      organisationId: speaker.organisationId,
      windowId: content.window,
      idempotencyKey,
      fingerprint: fingerprintOf(context, content),
      channel: speaker.channel,
    },
  }));
  try {
    await context.database.write(
      rows.flatMap(({ row, content }) => [
        store.insertStatement(context, row),
        ...store.sendStatements(context, { id: row.id, revision: 0 }, content),
        eventStatement(context, {
          actor: speaker.actor,
          action: 'organisation.input-sent',
          object: `organisation-input:${row.id}`,
          detail: { channel: speaker.channel, revision: 1 },
        }),
      ]),
    );
    return accept({ ids: rows.map(({ row }) => row.id), isRepeat: false });
  } catch (error) {
    // The same request twice at once: the other one was faster.
    const twin = await findEarlier(context, speaker, submissions);
    if (twin !== null) return twin;
    throw error;
  }
}

/** The answer to what was sent before: when every key is known; null when none is. */
async function findEarlier(
  context: Context,
  { organisationId }: Speaker,
  submissions: readonly Submission[],
): Promise<Result<{ ids: string[]; isRepeat: boolean }, SubmitCode> | null> {
  const found: OrganisationInput[] = [];
  for (const { idempotencyKey, content } of submissions) {
    const input = await store.findByKey(context, organisationId, idempotencyKey);
    if (input === null) continue;
    if (input.fingerprint !== fingerprintOf(context, content)) return refuse('organisation.key-reused');
    found.push(input);
  }
  if (found.length === 0) return null;
  if (found.length < submissions.length) return refuse('organisation.key-reused');
  return accept({ ids: found.map(({ id }) => id), isRepeat: true });
}

function fingerprintOf(context: Context, content: InputContent): string {
  return pseudonym(context.key, 'organisation-input', JSON.stringify(content));
}
