import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Slow or fallible work, tried until it succeeds: mails, imports, site builds. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['mail', 'import', 'publish'] }).notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'failed'] }).notNull(),
    /** What to do, and afterwards what came of it. Mails carry an address: sealed, and destroyed when sent. */
    sealedBox: text('sealed_box'),
    sealedKey: text('sealed_key'),
    attempts: integer('attempts').notNull().default(0),
    /** Steps done so far (rows read, files written), for the progress on the page. */
    progress: integer('progress').notNull().default(0),
    nextAt: integer('next_at', { mode: 'timestamp_ms' }).notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    finishedAt: integer('finished_at', { mode: 'timestamp_ms' }),
    /** Who asked; null for the system's own mails. */
    requestedBy: text('requested_by'),
  },
  (table) => [index('outbox_due').on(table.kind, table.state, table.nextAt)],
);
