import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account } from './identity.ts';

/** What somebody asks about the data on them (UU 27/2022, art. 5–13), and the clock by which it is answered. */
export const dataRequest = sqliteTable(
  'data_request',
  {
    id: text('id').primaryKey(),
    /** The form's random key: the same form sent twice is one row. */
    idempotencyKey: text('idempotency_key').notNull().unique(),
    /** SHA-256 of the reference that only the asker holds. */
    referenceHash: text('reference_hash').notNull().unique(),
    kind: text('kind', { enum: ['access', 'correction', 'erasure', 'objection'] }).notNull(),
    role: text('role', { enum: ['resident', 'employee', 'other'] }).notNull(),
    state: text('state', { enum: ['waiting', 'answered'] }).notNull(),
    /** Name, words and e-mail address of the asker, and the answer. Destroying the key erases all of it. */
    sealedBox: text('sealed_box'),
    sealedKey: text('sealed_key'),
    receivedAt: integer('received_at', { mode: 'timestamp_ms' }).notNull(),
    dueAt: integer('due_at', { mode: 'timestamp_ms' }).notNull(),
    outcome: text('outcome', { enum: ['granted', 'partly', 'refused'] }),
    answeredBy: text('answered_by').references(() => account.id),
    answeredAt: integer('answered_at', { mode: 'timestamp_ms' }),
  },
  (table) => [index('data_request_by_state').on(table.state, table.dueAt)],
);
