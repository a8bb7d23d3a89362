import { createSecretKey } from 'node:crypto';
import type { Context } from '#lib/context.ts';
import { hmac } from '#lib/hash.ts';
import { type Bucket, isAhead, secondsUntilToken } from '../rules/rate-limit.ts';
import { findLevel, settleClock, takeStatement } from '../store/rate-limit.ts';
import { saltOfToday } from './rate-salt.ts';

type Parts = Pick<Context, 'database' | 'clock' | 'random'>;

export type TokenAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Whose token is wanted: a network's, an address's. It is stored as an HMAC under the salt of the day. */
export type Claim = readonly [bucket: Bucket, subject: string];

export interface PreparedTokens {
  /** One for each claim; each takes its token if the one before it changed a row. */
  readonly statements: readonly ReturnType<typeof takeStatement>[];
  /** Tells what came of them, from the numbers of rows that they changed. */
  answer(changed: readonly number[]): Promise<TokenAnswer>;
}

/**
 * Statements that take one token for each claim, from buckets shared by all processes of the database, until one is empty.
 * They go into the batch of the deed: as its beginning if `isFirst`, else behind a statement that changes a row.
 */
export async function prepareTokens(
  context: Parts,
  claims: readonly Claim[],
  isFirst: boolean,
): Promise<PreparedTokens> {
  const { database } = context;
  const now = context.clock.now();
  const salt = createSecretKey(await saltOfToday(context), 'base64url');
  const keys = claims.map(([bucket, subject]) => hmac(salt, `${bucket.name}:${subject}`));
  return {
    statements: claims.map(([bucket], at) =>
      takeStatement(database, bucket, keys[at] ?? '', now, isFirst && at === 0),
    ),
    async answer(changed) {
      const refused = changed.indexOf(0);
      const claim = claims[refused];
      return claim === undefined ? { allowed: true } : refusal(database, claim[0], keys[refused] ?? '', now);
    },
  };
}

/** Takes the tokens at once, for a deed that has no batch of its own which could begin with them. */
export async function takeTokens(context: Parts, claims: readonly Claim[]): Promise<TokenAnswer> {
  const tokens = await prepareTokens(context, claims, true);
  return tokens.answer(await context.database.write(tokens.statements));
}

export function takeToken(context: Parts, bucket: Bucket, subject: string): Promise<TokenAnswer> {
  return takeTokens(context, [[bucket, subject]]);
}

async function refusal(
  database: Parts['database'],
  bucket: Bucket,
  key: string,
  now: Date,
): Promise<TokenAnswer> {
  const level = await findLevel(database, key);
  if (level === null) return { allowed: false, retryAfterSeconds: 1 };
  if (!isAhead(level, now))
    return { allowed: false, retryAfterSeconds: secondsUntilToken(bucket, level, now) };
  await settleClock(database, key, now);
  return {
    allowed: false,
    retryAfterSeconds: secondsUntilToken(bucket, { ...level, updatedAt: now }, now),
  };
}
