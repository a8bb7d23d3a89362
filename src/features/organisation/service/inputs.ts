import { type FeedbackWindow, readWindow, windowState } from '#features/feedback/index.ts';
import { eventStatement } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import type { Attachment } from '../rules/attachment.ts';
import { type InputContent, type InputState, type OrganisationInput, stateOf } from '../rules/input.ts';
import { inputValues, parseInputForm } from '../schema/input-form.ts';
import type { FieldProblem, FormValues } from '../schema/text.ts';
import { eraseStatement, listOf } from '../store/attachments.ts';
import { onlyIfChanged, writeIfUnchanged } from '../store/guard.ts';
import * as store from '../store/inputs.ts';
import { createContentCheck } from './content.ts';
import {
  type RepresentationCode,
  requireRepresentative,
  requireSpeaker,
  type SpeakingCode,
} from './representation.ts';

/** An input as its organisation sees it. */
export interface InputView {
  readonly input: OrganisationInput;
  readonly state: InputState;
  readonly window: FeedbackWindow;
  readonly isOpen: boolean;
  /** What the form shows: the draft, else what was sent. */
  readonly values: FormValues;
  readonly hasDraft: boolean;
  /** What would be sent, or was; null while it has problems, or once it is destroyed. */
  readonly content: InputContent | null;
  readonly problems: readonly FieldProblem[];
  readonly attachments: readonly Attachment[];
}

/** Where the form shows what its window and today make of an input. */
const FORM_FIELDS: Readonly<Record<string, string>> = {
  window: 'jendela',
  units: 'unit',
  'period.to': 'selesai',
};

/** Everything an organisation said or is about to say, newest first. */
export async function listOwnInputs(
  context: Context,
  actor: Actor | null,
): Promise<Result<OrganisationInput[], RepresentationCode>> {
  const found = await requireRepresentative(context, actor);
  return found.ok ? accept(await store.listInputs(context, found.value.organisation.id)) : found;
}

export async function readOwnInput(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<InputView, RepresentationCode | 'organisation.input-unknown'>> {
  const found = await requireRepresentative(context, actor);
  if (!found.ok) return found;
  const view = await viewOf(context, found.value.organisation.id, id);
  return view === null ? refuse('organisation.input-unknown') : accept(view);
}

async function viewOf(context: Context, organisationId: string, id: string): Promise<InputView | null> {
  const input = ID_PATTERN.test(id) ? await store.findInput(context, organisationId, id) : null;
  const window = input === null ? null : await readWindow(context, input.windowId);
  if (input === null || window === null) return null;
  const isOpen = windowState(window, context.clock.now()) === 'open';
  const sent = input.revision === 0 ? null : await store.readRevision(context, id, input.revision);
  const draft = await store.readDraft(context, id);
  const shared = { input, state: stateOf(input), window, isOpen, attachments: await listOf(context, id) };
  if (draft === null) {
    const values = sent === null ? {} : inputValues(sent);
    return { ...shared, values, hasDraft: false, content: sent, problems: [] };
  }
  const parsed = parseInputForm(input.windowId, draft);
  if ('problems' in parsed) {
    return { ...shared, values: draft, hasDraft: true, content: null, problems: parsed.problems };
  }
  const check = await createContentCheck(context, [input.windowId]);
  const problems = check(parsed.content).map(({ field, code }) => ({
    field: FORM_FIELDS[field] ?? field,
    code,
  }));
  return {
    ...shared,
    values: draft,
    hasDraft: true,
    content: problems.length === 0 ? parsed.content : null,
    problems,
  };
}

export type SendRefusal =
  | (Refusal<'organisation.form-invalid'> & { readonly problems: readonly FieldProblem[] })
  | Refusal<
      | SpeakingCode
      | 'organisation.input-unknown'
      | 'organisation.window-closed'
      | 'organisation.nothing-to-send'
      | 'organisation.input-changed'
    >;

/** Sends a draft: a first revision, or while the window is open a next one in the place of the last. */
export async function sendDraft(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<null> | SendRefusal> {
  const found = await requireSpeaker(context, actor);
  if (!found.ok) return found;
  const view = await viewOf(context, found.value.organisation.id, id);
  if (view === null || view.state === 'withdrawn') return refuse('organisation.input-unknown');
  if (!view.isOpen) return refuse('organisation.window-closed');
  if (!view.hasDraft) return refuse('organisation.nothing-to-send');
  if (view.content === null) {
    return { ok: false, code: 'organisation.form-invalid', problems: view.problems };
  }
  const isWritten = await writeIfUnchanged(context, [
    ...store.sendStatements(context, view.input, view.content),
    eventStatement(context, {
      actor,
      action: 'organisation.input-sent',
      object: `organisation-input:${id}`,
      detail: { channel: view.input.channel, revision: view.input.revision + 1 },
    }),
  ]);
  return isWritten ? accept(null) : refuse('organisation.input-changed');
}

/** Takes an input back: it counts no more, and its words and files are destroyed with their keys. */
export async function withdrawInput(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<null, RepresentationCode | 'organisation.input-unknown'>> {
  const found = await requireRepresentative(context, actor);
  return found.ok ? withdrawOf(context, found.value.organisation.id, id, actor) : found;
}

/** The same for whoever has shown that they speak for this organisation. */
export async function withdrawOf(
  context: Context,
  organisationId: string,
  id: string,
  actor: Actor | null,
): Promise<Result<null, 'organisation.input-unknown'>> {
  const input = ID_PATTERN.test(id) ? await store.findInput(context, organisationId, id) : null;
  if (input === null) return refuse('organisation.input-unknown');
  const isWritten = await writeIfUnchanged(context, [
    store.withdrawStatement(context, id),
    onlyIfChanged(context),
    store.eraseRevisionsStatement(context, id),
    eraseStatement(context, [id]),
    eventStatement(context, {
      actor,
      action: 'organisation.input-withdrawn',
      object: `organisation-input:${id}`,
    }),
  ]);
  return isWritten ? accept(null) : refuse('organisation.input-unknown');
}
