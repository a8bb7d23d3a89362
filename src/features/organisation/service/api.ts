import { type FeedbackWindow, openWindowsNow, unitsIn, windowState } from '#features/feedback/index.ts';
import type { Context } from '#lib/context.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { type InputContent, type InputState, type OrganisationInput, stateOf } from '../rules/input.ts';
import type { Organisation } from '../rules/organisation.ts';
import { inputSchema } from '../schema/input.ts';
import { type FieldProblem, problemsOf } from '../schema/text.ts';
import * as store from '../store/inputs.ts';
import { createContentCheck } from './content.ts';
import { type SubmitCode, submitInputs } from './submit.ts';

/** A window as programs see it. */
export interface WindowEntry {
  readonly id: string;
  /** Null for a consultation. */
  readonly announcement: string | null;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly units: readonly { readonly code: string; readonly name: string }[];
}

/** An input as programs see it. */
export interface InputEntry {
  readonly id: string;
  readonly window: string;
  readonly state: InputState;
  readonly revision: number;
  readonly sentAt: string | null;
}

/** Windows that are open now, soonest closing first. */
export async function listWindowEntries(context: Context): Promise<WindowEntry[]> {
  const now = context.clock.now();
  const windows = await openWindowsNow(context);
  return windows.filter((window) => windowState(window, now) === 'open').map(windowEntry);
}

function windowEntry(window: FeedbackWindow): WindowEntry {
  const { id, announcementId, opensAt, closesAt } = window;
  return {
    id,
    announcement: announcementId,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    units: unitsIn(window).map(({ code, name }) => ({ code, name })),
  };
}

const KEY = /^[\x21-\x7e]{1,100}$/;

/** Takes one input from a program. The same key twice is one input and the same answer. */
export async function submitFromProgram(
  context: Context,
  organisation: Organisation,
  body: unknown,
  idempotencyKey: string | null,
): Promise<
  | Result<{ entry: InputEntry; isRepeat: boolean }>
  | (Refusal<'organisation.form-invalid'> & { readonly problems: readonly FieldProblem[] })
  | Refusal<SubmitCode | 'organisation.idempotency-key-missing'>
> {
  if (idempotencyKey === null || !KEY.test(idempotencyKey)) {
    return refuse('organisation.idempotency-key-missing');
  }
  const parsed = inputSchema.safeParse(body);
  const key = `api:${idempotencyKey}`;
  // What was taken while its window was open is answered the same after it has closed.
  const earlier = await store.findByKey(context, organisation.id, key);
  const problems = parsed.success
    ? earlier === null
      ? (await createContentCheck(context, [parsed.data.window]))(parsed.data)
      : []
    : problemsOf(parsed.error);
  if (!parsed.success || problems.length > 0) {
    return { ok: false, code: 'organisation.form-invalid', problems };
  }
  const speaker = { organisationId: organisation.id, actor: null, channel: 'api' } as const;
  const sent = await submitInputs(context, speaker, [{ idempotencyKey: key, content: parsed.data }]);
  if (!sent.ok) return sent;
  const input = await store.findByKey(context, organisation.id, key);
  if (input === null) throw new Error('An input that was written is not there.');
  return accept({ entry: entryOf(input), isRepeat: sent.value.isRepeat });
}

/** What an organisation sent, newest first; drafts of its forms are left out. */
export async function listEntries(context: Context, organisation: Organisation): Promise<InputEntry[]> {
  const inputs = await store.listInputs(context, organisation.id);
  return inputs.filter((input) => stateOf(input) !== 'draft').map(entryOf);
}

/** One of them with what it says; null when there is none such, `content` null once it is withdrawn or forgotten. */
export async function readEntry(
  context: Context,
  organisation: Organisation,
  id: string,
): Promise<(InputEntry & { readonly content: InputContent | null }) | null> {
  const input = await store.findInput(context, organisation.id, id);
  if (input === null || stateOf(input) === 'draft') return null;
  return { ...entryOf(input), content: await store.readRevision(context, id, input.revision) };
}

function entryOf(input: OrganisationInput): InputEntry {
  return {
    id: input.id,
    window: input.windowId,
    state: stateOf(input),
    revision: input.revision,
    sentAt: input.sentAt?.toISOString() ?? null,
  };
}
