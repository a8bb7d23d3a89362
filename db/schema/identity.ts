import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const account = sqliteTable('account', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique(),
  displayName: text('display_name').notNull(),
  passwordHash: text('password_hash').notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  disabledAt: integer('disabled_at', { mode: 'timestamp_ms' }),
});

export const accountRole = sqliteTable(
  'account_role',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    role: text('role', {
      enum: ['officer', 'approver', 'evaluator', 'admin', 'auditor', 'representative'],
    }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.role] })],
);

/** The agencies whose feedback an evaluator reads. */
export const accountAgency = sqliteTable(
  'account_agency',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    agency: text('agency').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.agency] })],
);

export const session = sqliteTable(
  'session',
  {
    /** SHA-256 of the session id, hex: a stolen table opens no session. */
    idHash: text('id_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('session_by_account').on(table.accountId)],
);

/** What the keys of today's buckets were made with: 32 random bytes that are destroyed the next day. */
export const rateSalt = sqliteTable('rate_salt', {
  /** YYYY-MM-DD in Jakarta. */
  day: text('day').primaryKey(),
  salt: text('salt').notNull(),
});

/** A token bucket; the key is an HMAC under the salt of the day, never an address. */
export const rateLimit = sqliteTable('rate_limit', {
  key: text('key').primaryKey(),
  /** Tokens in thousandths, so that slow refills are exact integers. */
  milliTokens: integer('milli_tokens').notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
});

/** Append-only (triggers). Holds roles and object ids, no personal data. */
export const auditEvent = sqliteTable(
  'audit_event',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
    accountId: text('account_id'),
    action: text('action').notNull(),
    object: text('object').notNull(),
    detail: text('detail', { mode: 'json' }).$type<Record<string, string | number>>(),
  },
  (table) => [index('audit_event_by_object').on(table.object)],
);
