import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The time in which residents may speak about the service behind one announcement. */
export const feedbackWindow = sqliteTable(
  'feedback_window',
  {
    id: text('id').primaryKey(),
    announcementId: text('announcement_id').notNull().unique(),
    /** Value and level of the announcement's origin: an agency's code, a domain cluster, or `*`. */
    originLevel: integer('origin_level').notNull(),
    origin: text('origin').notNull(),
    postLevel: integer('post_level').notNull(),
    post: text('post').notNull(),
    opensAt: integer('opens_at', { mode: 'timestamp_ms' }).notNull(),
    closesAt: integer('closes_at', { mode: 'timestamp_ms' }).notNull(),
    instrumentVersion: integer('instrument_version').notNull(),
  },
  (table) => [index('feedback_window_by_closing').on(table.closesAt)],
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
      enum: ['EMAIL_CAPTCHA', 'EMAIL'],
    }).notNull(),
    serviceUnit: text('service_unit').notNull(),
    serviceMonth: text('service_month').notNull(),
    answers: text('answers', { mode: 'json' }).notNull().$type<Record<string, number>>(),
    conduct: text('conduct', { mode: 'json' }).notNull().$type<Record<string, number>>(),
    relation: text('relation').notNull(),
    /** HMAC of address and window: one voice per person and window, counted once verified. */
    nullifier: text('nullifier').notNull(),
    /** Raw text; readers get it through redaction. Destroying the key erases it. */
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

export const oneTimeCode = sqliteTable('one_time_code', {
  /** The submission that it confirms; a new code replaces the old one. */
  feedbackId: text('feedback_id')
    .primaryKey()
    .references(() => feedback.id, { onDelete: 'cascade' }),
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
