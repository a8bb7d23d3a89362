import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account } from './identity.ts';

/** Append-only (triggers): what an administrator set, and why. The latest row is in force. */
export const anonymityPolicy = sqliteTable('anonymity_policy', {
  /** Counts up from 1; before it, the policy that is built in is in force. */
  version: integer('version').primaryKey(),
  k: integer('k').notNull(),
  /** The limit of the sensitive groups of grounds, before each group had its own. */
  kSensitive: integer('k_sensitive').notNull(),
  /** Fewest transfers by group of grounds; null in versions from before each group had its own. */
  kByGroup: text('k_by_group', { mode: 'json' }).$type<Readonly<Record<string, number>>>(),
  kpop: integer('kpop').notNull(),
  costCapPercent: integer('cost_cap_percent').notNull(),
  minimumDelayDays: integer('minimum_delay_days').notNull(),
  fewestTransfers: integer('fewest_transfers').notNull(),
  /** YYYY while that year is being closed. */
  closingYear: text('closing_year'),
  /** The legal decision that permits to publish transfers of public offices openly; null while there is none. */
  publicOffice: text('public_office', { mode: 'json' }).$type<{
    readonly number: string;
    readonly date: string;
    readonly issuer: string;
    readonly summary: string;
    readonly link: string | null;
  }>(),
  setBy: text('set_by')
    .notNull()
    .references(() => account.id),
  setAt: integer('set_at', { mode: 'timestamp_ms' }).notNull(),
  reason: text('reason').notNull(),
});

/** A batch of announcements, or the correction or withdrawal of one, from proposal to the public record. */
export const release = sqliteTable('release', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['release', 'correction', 'withdrawal'] }).notNull(),
  state: text('state', {
    enum: ['proposed', 'approved', 'refused', 'published'],
  }).notNull(),
  proposedBy: text('proposed_by')
    .notNull()
    .references(() => account.id),
  proposedAt: integer('proposed_at', { mode: 'timestamp_ms' }).notNull(),
  /** The anonymity policy that its groups were searched under; 0 is the one that is built in. */
  policyVersion: integer('policy_version').notNull(),
  /** SHA-256 over the paths and exact bytes of all documents; the approval is bound to it. */
  digest: text('digest').notNull(),
  announcementCount: integer('announcement_count').notNull(),
  transferCount: integer('transfer_count').notNull(),
  heldCount: integer('held_count').notNull(),
  decidedBy: text('decided_by').references(() => account.id),
  decidedAt: integer('decided_at', { mode: 'timestamp_ms' }),
  decisionReason: text('decision_reason'),
  publishedAt: integer('published_at', { mode: 'timestamp_ms' }),
});

/** The exact bytes that will be public; kept with the proposal until they are written to the record. */
export const releaseDocument = sqliteTable(
  'release_document',
  {
    releaseId: text('release_id')
      .notNull()
      .references(() => release.id),
    path: text('path').notNull(),
    /** The text. Destroyed with its key once the announcement is withdrawn; the hash stays. */
    sealedBox: text('sealed_box'),
    sealedKey: text('sealed_key'),
    sha256: text('sha256').notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.path] })],
);

/** Which transfers stand behind an announcement or a document of a public office that is proposed, corrected or withdrawn. Never leaves the restricted zone. */
export const releaseMember = sqliteTable(
  'release_member',
  {
    releaseId: text('release_id')
      .notNull()
      .references(() => release.id),
    announcementId: text('announcement_id').notNull(),
    transferId: text('transfer_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.transferId] })],
);
