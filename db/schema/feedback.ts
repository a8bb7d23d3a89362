import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { account } from './identity.ts';

/** The time in which residents may speak about a service: behind one announcement, or before a decision. */
export const feedbackWindow = sqliteTable(
  'feedback_window',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['announcement', 'consultation'] })
      .notNull()
      .default('announcement'),
    /** Null for a consultation, which has none yet. */
    announcementId: text('announcement_id').unique(),
    /** Value and level of the announcement's origin: an agency's code, a domain cluster, or `*`. */
    originLevel: integer('origin_level').notNull(),
    origin: text('origin').notNull(),
    postLevel: integer('post_level').notNull(),
    post: text('post').notNull(),
    /** What a consultation asks beside the instrument; public. */
    questionId: text('question_id'),
    questionEn: text('question_en'),
    opensAt: integer('opens_at', { mode: 'timestamp_ms' }).notNull(),
    closesAt: integer('closes_at', { mode: 'timestamp_ms' }).notNull(),
    instrumentVersion: integer('instrument_version').notNull(),
  },
  (table) => [
    index('feedback_window_by_closing').on(table.closesAt),
    check('feedback_window_kind', sql`(kind = 'announcement') = (announcement_id IS NOT NULL)`),
  ],
);

/** The agencies whose evaluators read a window. */
export const windowAgency = sqliteTable(
  'window_agency',
  {
    windowId: text('window_id')
      .notNull()
      .references(() => feedbackWindow.id),
    agency: text('agency').notNull(),
  },
  (table) => [primaryKey({ columns: [table.windowId, table.agency] })],
);

/** The service units that a window is limited to; without any, all units of its agencies may be named. */
export const windowUnit = sqliteTable(
  'window_unit',
  {
    windowId: text('window_id')
      .notNull()
      .references(() => feedbackWindow.id),
    unit: text('unit').notNull(),
  },
  (table) => [primaryKey({ columns: [table.windowId, table.unit] })],
);

/** Append-only (triggers): every opening, extension and early closing of a window. Public, but for the account. */
export const windowChange = sqliteTable(
  'window_change',
  {
    windowId: text('window_id')
      .notNull()
      .references(() => feedbackWindow.id),
    /** Counts up from 1 for each window. */
    number: integer('number').notNull(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
    /** Null where the rule did it: opened with its announcement, closed with its withdrawal. */
    changedBy: text('changed_by').references(() => account.id),
    kind: text('kind', { enum: ['opened', 'extended', 'closed-early'] }).notNull(),
    /** When it would have closed before; null for an opening. */
    closesFrom: integer('closes_from', { mode: 'timestamp_ms' }),
    closesTo: integer('closes_to', { mode: 'timestamp_ms' }).notNull(),
    reasonId: text('reason_id'),
    reasonEn: text('reason_en'),
  },
  (table) => [primaryKey({ columns: [table.windowId, table.number] })],
);

export const feedback = sqliteTable(
  'feedback',
  {
    id: text('id').primaryKey(),
    windowId: text('window_id')
      .notNull()
      .references(() => feedbackWindow.id),
    /** SHA-256 of the reference that only the author holds. */
    referenceHash: text('reference_hash').notNull().unique(),
    /** The form's random key: the same form sent twice is one row. */
    idempotencyKey: text('idempotency_key').notNull().unique(),
    state: text('state', {
      enum: ['received', 'verified', 'withdrawn'],
    }).notNull(),
    channel: text('channel', { enum: ['RESIDENT', 'ORGANISATION'] }).notNull(),
    verification: text('verification', {
      enum: ['EMAIL_CAPTCHA', 'EMAIL', 'SERVICE_CODE'],
    }).notNull(),
    serviceUnit: text('service_unit').notNull(),
    serviceMonth: text('service_month').notNull(),
    answers: text('answers', { mode: 'json' }).notNull().$type<Record<string, number>>(),
    conduct: text('conduct', { mode: 'json' }).notNull().$type<Record<string, number>>(),
    relation: text('relation').notNull(),
    /** HMAC of address or service code, and window: one voice per person and window, counted once verified. */
    nullifier: text('nullifier').notNull(),
    /** Raw text and the salt of the commitment; readers get the text through redaction. Destroying the key erases both. */
    sealedBox: text('sealed_box'),
    sealedKey: text('sealed_key'),
    receivedAt: integer('received_at', { mode: 'timestamp_ms' }).notNull(),
    verifiedAt: integer('verified_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    uniqueIndex('feedback_one_voice').on(table.windowId, table.nullifier).where(sql`state = 'verified'`),
    index('feedback_by_window').on(table.windowId, table.state, table.verifiedAt),
    /** Screening looks for what was verified lately. */
    index('feedback_by_verification').on(table.verifiedAt).where(sql`state = 'verified'`),
  ],
);

/**
 * What authors hold against the portal: the salted hash of each version of their feedback, and the signed promise that
 * it will stand in the public log. Without its salt, which is sealed with the text, it is noise.
 */
export const feedbackCommitment = sqliteTable(
  'feedback_commitment',
  {
    /** SHA-256, hex. */
    commitment: text('commitment').primaryKey(),
    feedbackId: text('feedback_id')
      .notNull()
      .references(() => feedback.id, { onDelete: 'cascade' }),
    /** Counts up from 1 with every correction by the author. */
    revision: integer('revision').notNull(),
    /** When the feedback was confirmed; the signed note was given out then. */
    promisedAt: integer('promised_at', { mode: 'timestamp_ms' }),
    promise: text('promise'),
    supersededAt: integer('superseded_at', { mode: 'timestamp_ms' }),
  },
  (table) => [uniqueIndex('feedback_commitment_revision').on(table.feedbackId, table.revision)],
);

/** Slips that a counter hands out, ordered in one go; their codes follow from the id and the master key. */
export const serviceCodeBatch = sqliteTable('service_code_batch', {
  id: text('id').primaryKey(),
  serviceUnit: text('service_unit').notNull(),
  slips: integer('slips').notNull(),
  issuedBy: text('issued_by')
    .notNull()
    .references(() => account.id),
  issuedAt: integer('issued_at', { mode: 'timestamp_ms' }).notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
  revokedAt: integer('revoked_at', { mode: 'timestamp_ms' }),
});

export const serviceCode = sqliteTable(
  'service_code',
  {
    /** Keyed hash of the code on the slip. */
    codeHash: text('code_hash').primaryKey(),
    batchId: text('batch_id')
      .notNull()
      .references(() => serviceCodeBatch.id),
  },
  (table) => [index('service_code_by_batch').on(table.batchId)],
);

/** A slip is used once: the second row for a code fails, and with it whatever it was written with. Names no feedback. */
export const usedServiceCode = sqliteTable('used_service_code', {
  codeHash: text('code_hash')
    .primaryKey()
    .references(() => serviceCode.codeHash),
});

export const oneTimeCode = sqliteTable('one_time_code', {
  /** What it confirms: a submission, an application, a sign-in, by its random id. A new code replaces the old one. */
  ownerId: text('feedback_id').primaryKey(),
  codeHash: text('code_hash').notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
  triesLeft: integer('tries_left').notNull(),
  usedAt: integer('used_at', { mode: 'timestamp_ms' }),
});

/** Captcha answers already used, until they expire. */
export const usedCaptcha = sqliteTable('used_captcha', {
  tokenHash: text('token_hash').primaryKey(),
  expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
});
