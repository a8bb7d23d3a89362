import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { feedback } from './feedback.ts';
import { account } from './identity.ts';

/** What the rules found in a verified submission, and whether it counts. */
export const screening = sqliteTable(
  'screening',
  {
    feedbackId: text('feedback_id')
      .primaryKey()
      .references(() => feedback.id),
    screenedAt: integer('screened_at', { mode: 'timestamp_ms' }).notNull(),
    standing: text('standing', {
      enum: ['clear', 'held', 'counted', 'set-aside', 'forwarded'],
    }).notNull(),
    /** Codes and counts, no word of the text. */
    findings: text('findings', { mode: 'json' })
      .notNull()
      .$type<readonly { readonly code: string; readonly count: number }[]>(),
    ruleVersion: integer('rule_version').notNull(),
    /** The first member of a campaign, for all its members. */
    clusterId: text('cluster_id'),
    /** Since when a person has been waited for; null if never. */
    heldSince: integer('held_since', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('screening_by_standing').on(table.standing, table.heldSince),
    index('screening_by_cluster').on(table.clusterId),
  ],
);

/** What a person decided about held feedback, and another one about an appeal. */
export const moderation = sqliteTable(
  'moderation',
  {
    feedbackId: text('feedback_id')
      .notNull()
      .references(() => feedback.id),
    /** 1: the first decision; 2: after the author's appeal. */
    round: integer('round').notNull(),
    outcome: text('outcome', { enum: ['counted', 'set-aside', 'forwarded'] }).notNull(),
    reason: text('reason').notNull(),
    decidedBy: text('decided_by')
      .notNull()
      .references(() => account.id),
    decidedAt: integer('decided_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.feedbackId, table.round] })],
);

/** An author's one appeal. Destroying the key erases what it says. */
export const appeal = sqliteTable('appeal', {
  feedbackId: text('feedback_id')
    .primaryKey()
    .references(() => feedback.id),
  sealedBox: text('sealed_box'),
  sealedKey: text('sealed_key'),
  appealedAt: integer('appealed_at', { mode: 'timestamp_ms' }).notNull(),
});

/** How many submissions of a quarter (2026-Q3) were never confirmed and are deleted by now. */
export const unconfirmedFeedback = sqliteTable('unconfirmed_feedback', {
  quarter: text('quarter').primaryKey(),
  count: integer('count').notNull(),
});

/** The public counts of a finished quarter, as they were published: never computed again. */
export const transparencyQuarter = sqliteTable('transparency_quarter', {
  quarter: text('quarter').primaryKey(),
  counts: text('counts', { mode: 'json' }).notNull().$type<Record<string, number | null>>(),
  closedAt: integer('closed_at', { mode: 'timestamp_ms' }).notNull(),
});
