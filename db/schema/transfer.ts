import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account } from './identity.ts';
import { release } from './publication.ts';

/** One accepted file; the same bytes twice are the same import. */
export const registerImport = sqliteTable('register_import', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['transfers', 'staffing'] }).notNull(),
  fileName: text('file_name').notNull(),
  fileSha256: text('file_sha256').notNull().unique(),
  rowCount: integer('row_count').notNull(),
  newCount: integer('new_count').notNull(),
  importedBy: text('imported_by')
    .notNull()
    .references(() => account.id),
  importedAt: integer('imported_at', { mode: 'timestamp_ms' }).notNull(),
});

/** A decided move of one person. Names, numbers, exact places and reasons are in the sealed box. */
export const transfer = sqliteTable(
  'transfer',
  {
    id: text('id').primaryKey(),
    importId: text('import_id')
      .notNull()
      .references(() => registerImport.id),
    /** HMAC of the NIP: follows a person inside the restricted zone only. */
    employeeRef: text('employee_ref').notNull(),
    /** HMAC of NIP, decree number and effective date: the same row imported twice is one row. */
    naturalKey: text('natural_key').notNull().unique(),
    decreeDate: text('decree_date').notNull(),
    effectiveDate: text('effective_date').notNull(),
    transferType: text('transfer_type').notNull(),
    direction: text('direction').notNull(),
    originAgency: text('origin_agency').notNull(),
    originFamily: text('origin_family').notNull(),
    originKind: text('origin_kind').notNull(),
    destinationAgency: text('destination_agency').notNull(),
    destinationFamily: text('destination_family').notNull(),
    destinationKind: text('destination_kind').notNull(),
    grade: text('grade').notNull(),
    ground: text('ground').notNull(),
    qualificationMatch: text('qualification_match', {
      enum: ['MEETS', 'PARTLY'],
    }).notNull(),
    sealedBox: text('sealed_box'),
    sealedKey: text('sealed_key'),
    /** Set when a release that holds this transfer is approved; null while it waits. */
    releaseId: text('release_id').references(() => release.id),
    /** The announcement it stands behind, or the document that publishes it openly. */
    announcementId: text('announcement_id'),
  },
  (table) => [
    index('transfer_waiting').on(table.releaseId, table.decreeDate),
    index('transfer_by_announcement').on(table.announcementId),
    index('transfer_by_employee').on(table.employeeRef),
  ],
);
