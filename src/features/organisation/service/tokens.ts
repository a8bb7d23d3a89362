import { BUCKETS, eventStatement, networkPrefix, takeToken } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { sha256Hex } from '#lib/hash.ts';
import { base32, newId } from '#lib/id.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { type Organisation, standingOf } from '../rules/organisation.ts';
import {
  type ApiToken,
  formatToken,
  MOST_TOKENS,
  parseBearer,
  type Scope,
  TOKEN_BYTES,
} from '../rules/token.ts';
import { type FieldProblem, problemsOf } from '../schema/text.ts';
import { tokenSchema } from '../schema/token.ts';
import { onlyIfChanged, writeIfUnchanged } from '../store/guard.ts';
import { findOrganisation } from '../store/organisations.ts';
import * as store from '../store/tokens.ts';
import { tooMany } from './apply.ts';
import {
  type RepresentationCode,
  requireRepresentative,
  requireSpeaker,
  type SpeakingCode,
} from './representation.ts';

export async function listTokens(
  context: Context,
  actor: Actor | null,
): Promise<Result<ApiToken[], RepresentationCode>> {
  const found = await requireRepresentative(context, actor);
  return found.ok ? accept(await store.listOf(context, found.value.organisation.id)) : found;
}

/** A new token for the actor's organisation. Its secret is in the answer and nowhere else. */
export async function createToken(
  context: Context,
  actor: Actor | null,
  input: unknown,
): Promise<
  | Result<{ secret: string }>
  | (Refusal<'organisation.form-invalid'> & { readonly problems: readonly FieldProblem[] })
  | Refusal<SpeakingCode | 'organisation.too-many-tokens'>
> {
  const found = await requireSpeaker(context, actor);
  if (!found.ok) return found;
  const parsed = tokenSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, code: 'organisation.form-invalid', problems: problemsOf(parsed.error) };
  }
  const organisationId = found.value.organisation.id;
  if ((await store.listOf(context, organisationId)).length >= MOST_TOKENS) {
    return refuse('organisation.too-many-tokens', { most: MOST_TOKENS });
  }
  const id = newId(context.random);
  const secret = formatToken(base32(context.random.bytes(TOKEN_BYTES)));
  await context.database.write([
    store.insertStatement(context, {
      id,
      organisationId,
      label: parsed.data['nama-token'],
      scopes: parsed.data.lingkup,
      tokenHash: sha256Hex(secret),
      createdBy: found.value.actor.accountId,
    }),
    eventStatement(context, {
      actor,
      action: 'organisation.token-created',
      object: `organisation-token:${id}`,
      detail: { scopes: parsed.data.lingkup.join(' ') },
    }),
  ]);
  return accept({ secret });
}

/** From the answer on, the token opens nothing. */
export async function revokeToken(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<null, RepresentationCode | 'organisation.token-unknown'>> {
  const found = await requireRepresentative(context, actor);
  if (!found.ok) return found;
  const isWritten = await writeIfUnchanged(context, [
    store.revokeStatement(context, found.value.organisation.id, id),
    onlyIfChanged(context),
    eventStatement(context, {
      actor,
      action: 'organisation.token-revoked',
      object: `organisation-token:${id}`,
    }),
  ]);
  return isWritten ? accept(null) : refuse('organisation.token-unknown');
}

export type TokenRefusal = Refusal<
  | 'organisation.token-invalid'
  | 'organisation.scope-missing'
  | 'organisation.suspended'
  | 'organisation.expired'
  | 'organisation.too-many'
>;

/**
 * Whose program sends this Authorization header, when its token holds the scope. Tokens are asked at every request, so
 * that a revoked one and a suspended organisation's stop at once. Limited per token, and per network for wrong ones.
 */
export async function authenticateToken(
  context: Context,
  authorization: string | null,
  scope: Scope,
  network: string,
): Promise<Result<Organisation> | TokenRefusal> {
  const secret = parseBearer(authorization);
  const token = secret === null ? null : await store.findByHash(context, sha256Hex(secret));
  const organisation = token === null ? null : await findOrganisation(context, token.organisationId);
  if (secret === null) return refuse('organisation.token-invalid');
  if (token === null || organisation === null) {
    const limit = await takeToken(context, BUCKETS.apiWrongToken, networkPrefix(network));
    return limit.allowed ? refuse('organisation.token-invalid') : tooMany(limit.retryAfterSeconds);
  }
  const limit = await takeToken(context, BUCKETS.apiPerToken, token.id);
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const today = plainDate(context.clock.now());
  const standing = standingOf(organisation, today);
  if (standing === 'suspended') return refuse('organisation.suspended');
  if (standing === 'expired') return refuse('organisation.expired');
  if (!token.scopes.includes(scope)) return refuse('organisation.scope-missing', { scope });
  if (token.lastUsedOn !== today) {
    await context.database.write([store.usedStatement(context, token.id, today)]);
  }
  return accept(organisation);
}
