import { readWindow, windowState } from '#features/feedback/index.ts';
import { BUCKETS, takeToken } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { ID_PATTERN, newId } from '#lib/id.ts';
import { type Accepted, accept, type Refusal, refuse } from '#lib/result.ts';
import { INPUT_SLOTS, MOST_INPUTS_PER_WINDOW, stateOf } from '../rules/input.ts';
import { draftSchema } from '../schema/draft.ts';
import type { FieldProblem, FormValues } from '../schema/text.ts';
import { onlyIfChanged, writeIfUnchanged } from '../store/guard.ts';
import * as store from '../store/inputs.ts';
import { tooMany } from './apply.ts';
import { keepFile } from './files.ts';
import { requireSpeaker, type SpeakingCode } from './representation.ts';

export interface DraftRequest {
  readonly windowId: string;
  /** The input that is continued or corrected; empty for a new one. */
  readonly inputId: string;
  /** The form's random key: a new draft saved twice is one. */
  readonly formKey: string;
  readonly values: FormValues;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

export type DraftRefusal =
  | (Refusal<'organisation.form-invalid'> & {
      readonly problems: readonly FieldProblem[];
      /** The draft is kept all the same. */
      readonly inputId: string;
    })
  | Refusal<
      | SpeakingCode
      | 'organisation.window-unknown'
      | 'organisation.window-closed'
      | 'organisation.input-unknown'
      | 'organisation.form-key-missing'
      | 'organisation.draft-too-large'
      | 'organisation.too-many-inputs'
      | 'organisation.too-many'
      | 'organisation.busy'
    >;

/** Keeps a draft as it was typed, complete or not, with the files that hold. */
export async function saveDraft(
  context: Context,
  actor: Actor | null,
  request: DraftRequest,
): Promise<Accepted<{ id: string }> | DraftRefusal> {
  const found = await requireSpeaker(context, actor);
  if (!found.ok) return found;
  const organisationId = found.value.organisation.id;
  const window = await readWindow(context, request.windowId);
  if (window === null) return refuse('organisation.window-unknown');
  if (windowState(window, context.clock.now()) !== 'open') return refuse('organisation.window-closed');
  const values = draftSchema.safeParse(request.values);
  if (!values.success) return refuse('organisation.draft-too-large');
  const target = await targetOf(context, organisationId, request);
  if (!target.ok) return target;
  const { id, insert } = target.value;
  const isWritten = await writeIfUnchanged(context, [
    ...insert,
    store.draftStatement(context, id, values.data),
    onlyIfChanged(context),
  ]);
  if (!isWritten) return refuse('organisation.input-unknown');
  const files = INPUT_SLOTS.filter((slot) => (request.files[slot]?.length ?? 0) > 0);
  if (files.length === 0) return accept({ id });

  const limit = await takeToken(context, BUCKETS.organisationUpload, organisationId);
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const problems: FieldProblem[] = [];
  for (const slot of files) {
    const kept = await keepFile(context, id, slot, request.files[slot] ?? new Uint8Array());
    if (kept.ok) continue;
    if (kept.code === 'organisation.busy') return { ok: false, code: kept.code, details: kept.details ?? {} };
    problems.push({ field: slot, code: kept.code });
  }
  return problems.length === 0
    ? accept({ id })
    : { ok: false, code: 'organisation.form-invalid', problems, inputId: id };
}

/** The input to save, and the statement that makes it when it is new. */
async function targetOf(context: Context, organisationId: string, request: DraftRequest) {
  if (request.inputId !== '') {
    const input = await store.findInput(context, organisationId, request.inputId);
    return input === null || input.windowId !== request.windowId || stateOf(input) === 'withdrawn'
      ? refuse('organisation.input-unknown')
      : accept({ id: input.id, insert: [] });
  }
  if (!ID_PATTERN.test(request.formKey)) return refuse('organisation.form-key-missing');
  const idempotencyKey = `form:${request.formKey}`;
  const earlier = await store.findByKey(context, organisationId, idempotencyKey);
  if (earlier !== null) {
    return earlier.windowId === request.windowId
      ? accept({ id: earlier.id, insert: [] })
      : refuse('organisation.form-key-missing');
  }
  if ((await store.countInputs(context, organisationId, request.windowId)) >= MOST_INPUTS_PER_WINDOW) {
    return refuse('organisation.too-many-inputs', { most: MOST_INPUTS_PER_WINDOW });
  }
  const id = newId(context.random);
  const row = {
    id,
    organisationId,
    windowId: request.windowId,
    idempotencyKey,
    fingerprint: '',
    channel: 'form' as const,
  };
  return accept({ id, insert: [store.insertStatement(context, row)] });
}
