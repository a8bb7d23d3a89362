import {
  BUCKETS,
  checkCode,
  eventIfChanged,
  networkPrefix,
  normaliseEmail,
  prepareCode,
  takeToken,
} from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { pseudonym, sha256Hex } from '#lib/hash.ts';
import { base32, ID_PATTERN, newId } from '#lib/id.ts';
import type { Lang } from '#lib/lang.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import type { Application, ApplicationContent } from '../rules/application.ts';
import { parseApplication } from '../schema/application.ts';
import type { FieldProblem, FormValues } from '../schema/text.ts';
import * as store from '../store/applications.ts';
import type { MailWriter } from './mails.ts';
import { keepScans, type Scans } from './scans.ts';

export interface ApplicationRequest {
  readonly values: FormValues;
  readonly scans: Scans;
  /** Address of the sender's network; used as a daily HMAC only. */
  readonly network: string;
  readonly lang: Lang;
}

export type ApplicationRefusal =
  | (Refusal<'organisation.form-invalid'> & { readonly problems: readonly FieldProblem[] })
  | Refusal<'organisation.too-many' | 'organisation.busy'>;

/**
 * Takes an application and mails the code that confirms its address. Scans that hold are kept under the form's key, so
 * that a form with errors need not bring them again. The same form sent twice is one row and the same answer.
 */
export async function applyForVerification(
  context: Context,
  request: ApplicationRequest,
  writeMails: MailWriter,
): Promise<Result<{ id: string }> | ApplicationRefusal> {
  const earlier = await store.findByFormKey(context, request.values['kunci'] ?? '');
  if (earlier !== null) return accept({ id: earlier.id });
  const limit = await takeToken(context, BUCKETS.organisationApply, networkPrefix(request.network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const checked = await checkApplication(context, request, true);
  if (!checked.ok) return checked;
  const { formKey, content } = checked.value;
  const address = await takeToken(context, BUCKETS.codePerAddress, addressOf(content));
  if (!address.allowed) return tooMany(address.retryAfterSeconds);

  const id = newId(context.random);
  const { code, statement } = prepareCode(context, id, true);
  try {
    await context.database.write([
      store.insertStatement(context, {
        id,
        organisationId: null,
        kind: 'new',
        formKey,
        lang: request.lang,
        state: 'unconfirmed',
        referenceHash: sha256Hex(referenceOf(context, id)),
        content,
      }),
      statement,
      mailStatement(context, {
        to: content.contactEmail,
        ...writeMails(request.lang).applicationCode(code),
      }),
    ]);
    return accept({ id });
  } catch (error) {
    const winner = await store.findByFormKey(context, formKey);
    if (winner !== null) return accept({ id: winner.id });
    throw error;
  }
}

/** Parses a form and keeps its scans; every problem of fields and files at once. */
export async function checkApplication(
  context: Context,
  { values, scans }: Pick<ApplicationRequest, 'values' | 'scans'>,
  needsScans: boolean,
): Promise<Result<{ formKey: string; content: ApplicationContent }> | ApplicationRefusal> {
  const parsed = parseApplication(values, plainDate(context.clock.now()));
  const formKey = values['kunci'] ?? '';
  const kept = ID_PATTERN.test(formKey)
    ? await keepScans(context, formKey, scans, needsScans)
    : { ok: true as const, value: [] };
  if (!kept.ok) return kept;
  const problems = [...('problems' in parsed ? parsed.problems : []), ...kept.value];
  if ('problems' in parsed || problems.length > 0) {
    return { ok: false, code: 'organisation.form-invalid', problems };
  }
  return accept(parsed);
}

type CodeRefusal =
  | 'organisation.application-unknown'
  | 'organisation.code-wrong'
  | 'organisation.code-expired'
  | 'organisation.code-exhausted'
  | 'organisation.too-many';

/** Confirms an application with its mailed code; from then on it waits for an officer. Twice is once. */
export async function confirmApplication(
  context: Context,
  id: string,
  code: string,
  network: string,
): Promise<Result<{ reference: string }, CodeRefusal>> {
  const limit = await takeToken(context, BUCKETS.codeTries, networkPrefix(network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const application = await readApplication(context, id);
  if (application === null) return refuse('organisation.application-unknown');
  const verdict = await checkCode(context, id, code.replace(/\D/g, ''));
  if (verdict !== 'right' && verdict !== 'used') return refuse(`organisation.code-${verdict}`);
  await context.database.write([
    store.confirmStatement(context, id),
    eventIfChanged(context, {
      actor: null,
      action: 'organisation.application-submitted',
      object: `organisation-application:${id}`,
    }),
  ]);
  return accept({ reference: referenceOf(context, id) });
}

/** Mails a new code to the address of an application, in place of the old one. */
export async function resendApplicationCode(
  context: Context,
  id: string,
  writeMails: MailWriter,
): Promise<Result<null, 'organisation.application-unknown' | 'organisation.too-many'>> {
  const application = await readApplication(context, id);
  if (application?.state !== 'unconfirmed' || application.content === null) {
    return refuse('organisation.application-unknown');
  }
  const { content, lang } = application;
  const limit = await takeToken(context, BUCKETS.codePerAddress, addressOf(content));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const { code, statement } = prepareCode(context, id, true);
  await context.database.write([
    statement,
    mailStatement(context, { to: content.contactEmail, ...writeMails(lang).applicationCode(code) }),
  ]);
  return accept(null);
}

/** An application on its way: what the code page needs to know. */
export async function readApplication(context: Context, id: string): Promise<Application | null> {
  return ID_PATTERN.test(id) ? store.findById(context, id) : null;
}

/** What only the applicant holds; derived, so that a mail can name it again without its being stored. */
export function referenceOf(context: Pick<Context, 'key'>, id: string): string {
  return base32(Buffer.from(pseudonym(context.key, 'organisation-reference', id), 'base64url')).slice(0, 32);
}

export function tooMany(retryAfterSeconds: number): Refusal<'organisation.too-many'> {
  return refuse('organisation.too-many', { retryAfterSeconds });
}

function addressOf({ contactEmail }: ApplicationContent): string {
  return normaliseEmail(contactEmail) ?? contactEmail;
}
