import {
  BUCKETS,
  eventIfChanged,
  networkPrefix,
  normaliseEmail,
  prepareTokens,
  recordEvent,
  requireRole,
  spendCaptcha,
  takeToken,
} from '#features/identity/index.ts';
import { mailIfChanged } from '#features/outbox/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { pseudonym, sha256Hex } from '#lib/hash.ts';
import { base32, ID_PATTERN, newId } from '#lib/id.ts';
import type { Mail } from '#lib/mail.ts';
import { formatReference, parseReference } from '#lib/reference.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { retainedSince } from '#lib/retention.ts';
import { type DataRequest, dueAt, type RequestWords } from './rules.ts';
import { parseAnswer, parseRequest, type RequestProblem } from './schema.ts';
import * as store from './store.ts';

const PREFIX = 'DATA';

export interface RequestForm {
  readonly values: Readonly<Record<string, string>>;
  /** The captcha's answer; empty when none was solved. */
  readonly captcha: string;
  readonly isWithoutScript: boolean;
  readonly network: string;
}

type FormRefusal = Refusal<'privacy.form-invalid'> & { readonly problems: readonly RequestProblem[] };
type Unauthorised = 'identity.sign-in' | 'identity.forbidden';

/**
 * Takes a request about the data on somebody. It is answered within three times twenty-four hours (UU 27/2022, art. 30
 * and 32). The same form sent twice is one request and the same reference.
 */
export async function requestData(
  context: Context,
  form: RequestForm,
): Promise<
  | Result<
      { reference: string },
      | 'privacy.captcha-missing'
      | 'privacy.captcha-failed'
      | 'privacy.captcha-unreachable'
      | 'privacy.too-many'
    >
  | FormRefusal
> {
  const parsed = parseRequest(form.values);
  const problems = 'problems' in parsed ? parsed.problems : [];
  const typedEmail = (form.values['surel'] ?? '').trim();
  const isEmailWrong = typedEmail !== '' && normaliseEmail(typedEmail) === null;
  if (isEmailWrong) problems.push({ field: 'surel', code: 'privacy.email-invalid' });
  if ('problems' in parsed || isEmailWrong) return { ok: false, code: 'privacy.form-invalid', problems };

  const { kunci, jenis, peran, nama, uraian } = parsed.input;
  const earlier = await store.findByKey(context, kunci);
  if (earlier !== null) return accept({ reference: referenceOf(context, earlier.id) });
  if (form.captcha === '' && !form.isWithoutScript) return refuse('privacy.captcha-missing');
  const pass = form.captcha === '' ? null : await context.captcha.verify(form.captcha);
  if (typeof pass === 'string') return refuse(`privacy.captcha-${pass}`);

  const id = newId(context.random);
  const now = context.clock.now();
  const bucket = pass === null ? BUCKETS.dataRequestWithoutCaptcha : BUCKETS.dataRequest;
  const tokens = await prepareTokens(context, [[bucket, networkPrefix(form.network)]], true);
  const changed = await context.database.write([
    ...tokens.statements,
    ...(pass === null ? [] : [spendCaptcha(context, pass)]),
    store.insertIfChanged(context, {
      id,
      idempotencyKey: kunci,
      referenceHash: sha256Hex(referenceOf(context, id)),
      kind: jenis,
      role: peran,
      state: 'waiting',
      receivedAt: now,
      dueAt: dueAt(now),
      outcome: null,
      answeredAt: null,
      words: { name: nama, text: uraian, email: typedEmail, answer: '' },
    }),
  ]);
  if (changed.at(-1) === 1) return accept({ reference: referenceOf(context, id) });
  const twin = await store.findByKey(context, kunci);
  if (twin !== null) return accept({ reference: referenceOf(context, twin.id) });
  const limit = await tokens.answer(changed.slice(0, 1));
  return limit.allowed
    ? refuse('privacy.captcha-failed')
    : refuse('privacy.too-many', { retryAfterSeconds: limit.retryAfterSeconds });
}

export interface TrackedRequest {
  readonly request: DataRequest;
  /** Null until it is answered, and once it is erased. */
  readonly answer: string | null;
}

/** A request, for whoever holds its reference; null when there is none. */
export async function trackRequest(
  context: Context,
  typedReference: string,
  network: string,
): Promise<Result<TrackedRequest | null, 'privacy.too-many'>> {
  const limit = await takeToken(context, BUCKETS.trackLookup, networkPrefix(network));
  if (!limit.allowed) return refuse('privacy.too-many', { retryAfterSeconds: limit.retryAfterSeconds });
  const reference = parseReference(PREFIX, typedReference);
  const request = reference === null ? null : await store.findByReferenceHash(context, sha256Hex(reference));
  if (request === null) return accept(null);
  const words = await store.findWords(context, request.id);
  return accept({ request, answer: words?.answer || null });
}

/** All requests, for the administrators who answer them: the soonest due first. */
export async function listDataRequests(
  context: Context,
  actor: Actor | null,
): Promise<Result<DataRequest[], Unauthorised>> {
  const allowed = requireRole(actor, 'admin');
  return allowed.ok ? accept(await store.listAll(context)) : allowed;
}

/** One request, without what its asker wrote. */
export async function readDataRequest(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<DataRequest, Unauthorised | 'privacy.request-unknown'>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const request = ID_PATTERN.test(id) ? await store.findById(context, id) : null;
  return request === null ? refuse('privacy.request-unknown') : accept(request);
}

export interface OpenedRequest {
  readonly request: DataRequest;
  /** Null once erased. */
  readonly words: RequestWords | null;
}

/** Opens what an asker wrote. That it was opened is recorded. */
export async function openDataRequest(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<OpenedRequest, Unauthorised | 'privacy.request-unknown'>> {
  const found = await readDataRequest(context, actor, id);
  if (!found.ok) return found;
  await recordEvent(context, { actor, action: 'privacy.request-opened', object: `data-request:${id}` });
  return accept({ request: found.value, words: await store.findWords(context, id) });
}

/** Answers a request, once. Whoever left an address is told that there is an answer, and nothing of what it says. */
export async function answerDataRequest(
  context: Context,
  actor: Actor | null,
  id: string,
  values: Readonly<Record<string, string>>,
  mail: Omit<Mail, 'to'>,
): Promise<
  Result<null, Unauthorised | 'privacy.request-unknown' | 'privacy.already-answered'> | FormRefusal
> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const parsed = parseAnswer(values);
  if ('problems' in parsed) return { ok: false, code: 'privacy.form-invalid', problems: parsed.problems };
  const words = ID_PATTERN.test(id) ? await store.findWords(context, id) : null;
  if (words === null) return refuse('privacy.request-unknown');
  const { jawaban: answer, hasil: outcome } = parsed.input;
  const [answered] = await context.database.write([
    store.answerStatement(context, id, {
      outcome,
      answeredBy: allowed.value.accountId,
      words: { ...words, answer },
    }),
    eventIfChanged(context, {
      actor,
      action: 'privacy.request-answered',
      object: `data-request:${id}`,
      detail: { outcome },
    }),
    ...(words.email === '' ? [] : [mailIfChanged(context, { to: words.email, ...mail })]),
  ]);
  return answered === 1 ? accept(null) : refuse('privacy.already-answered');
}

/** Destroys what was written in requests that were answered a year ago. */
export async function forgetOldRequests(context: Context): Promise<void> {
  const before = retainedSince('dataRequest', context.clock.now());
  await context.database.write([store.destroyWordsStatement(context, before)]);
}

/** How many requests the next forgetting will reach. */
export function countForgettableRequests(context: Context): Promise<number> {
  return store.countWordsBefore(context, retainedSince('dataRequest', context.clock.now()));
}

function referenceOf(context: Context, id: string): string {
  const secret = pseudonym(context.key, 'data-request-reference', id);
  return formatReference(PREFIX, base32(Buffer.from(secret, 'base64url')));
}
