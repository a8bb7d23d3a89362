import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { registerImport } from './transfer.ts';

/** Posts needed and filled, per period (2026-Q3), agency, post family and grade. */
export const staffingNeed = sqliteTable(
  'staffing_need',
  {
    period: text('period').notNull(),
    agency: text('agency').notNull(),
    family: text('family').notNull(),
    kind: text('kind').notNull(),
    grade: text('grade').notNull(),
    needed: integer('needed').notNull(),
    filled: integer('filled').notNull(),
    importId: text('import_id')
      .notNull()
      .references(() => registerImport.id),
  },
  (table) => [
    primaryKey({
      columns: [table.period, table.agency, table.family, table.grade],
    }),
  ],
);
