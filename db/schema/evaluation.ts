import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { feedback, feedbackWindow } from './feedback.ts';
import { account } from './identity.ts';

/** What an evaluator concludes about a window. */
export const review = sqliteTable('review', {
  windowId: text('window_id')
    .primaryKey()
    .references(() => feedbackWindow.id),
  evaluatorId: text('evaluator_id')
    .notNull()
    .references(() => account.id),
  heard: text('heard').notNull(),
  used: text('used').notNull(),
  notUsed: text('not_used').notNull(),
  finding: text('finding').notNull(),
  recommendation: text('recommendation').notNull(),
  hasNoConflict: integer('has_no_conflict', { mode: 'boolean' }).notNull(),
  revision: integer('revision').notNull(),
  savedAt: integer('saved_at', { mode: 'timestamp_ms' }).notNull(),
  closedAt: integer('closed_at', { mode: 'timestamp_ms' }),
});

/**
 * What an evaluator decided about the highlights of a feedback's text. Goes with the text: a trigger deletes it once the
 * text is destroyed.
 */
export const textDecision = sqliteTable('text_decision', {
  feedbackId: text('feedback_id')
    .primaryKey()
    .references(() => feedback.id, { onDelete: 'cascade' }),
  /** Places and verdicts, and the SHA-256 of the text: where words stand, and the hash of a short text, may tell them. */
  sealedBox: text('sealed_box').notNull(),
  sealedKey: text('sealed_key').notNull(),
  decidedBy: text('decided_by')
    .notNull()
    .references(() => account.id),
  decidedAt: integer('decided_at', { mode: 'timestamp_ms' }).notNull(),
});
/** Who was reminded of what: one row, one reminder. A window that is extended closes anew, and is told of anew. */
export const windowReminder = sqliteTable(
  'window_reminder',
  {
    windowId: text('window_id')
      .notNull()
      .references(() => feedbackWindow.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    kind: text('kind', { enum: ['closing', 'waiting'] }).notNull(),
    /** The closing that it was about. */
    closesAt: integer('closes_at', { mode: 'timestamp_ms' }).notNull(),
    sentAt: integer('sent_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.windowId, table.accountId, table.kind, table.closesAt] })],
);
