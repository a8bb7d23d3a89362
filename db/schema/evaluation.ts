import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { feedbackWindow } from './feedback.ts';
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
