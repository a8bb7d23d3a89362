import { eq, lte, max, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { staffingNeed } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { StaffingNeed } from '../rules.ts';
import type { RowTotal } from './register-import.ts';

export const staffingTotal: RowTotal = sql`(SELECT count(*) FROM ${staffingNeed})`;

/** Puts the needs of periods in place; a later file replaces what an earlier one said of the same post. */
export function upsertNeeds(
  context: Context,
  importId: string,
  needs: readonly (StaffingNeed & { readonly period: string })[],
): Statement {
  const { period, agency, family, grade } = staffingNeed;
  return context.database.read
    .insert(staffingNeed)
    .values(needs.map((need) => ({ ...need, importId })))
    .onConflictDoUpdate({
      target: [period, agency, family, grade],
      set: {
        needed: sql`excluded.needed`,
        filled: sql`excluded.filled`,
        importId: sql`excluded.import_id`,
      },
    });
}

export function selectNeeds(context: Context, period: string): Promise<StaffingNeed[]> {
  const { agency, family, kind, grade, needed, filled } = staffingNeed;
  return context.database.read
    .select({ agency, family, kind, grade, needed, filled })
    .from(staffingNeed)
    .where(eq(staffingNeed.period, period))
    .orderBy(agency, family, grade);
}

export async function selectLatestPeriod(context: Context, notAfter: string | null): Promise<string | null> {
  const rows = await context.database.read
    .select({ latest: max(staffingNeed.period) })
    .from(staffingNeed)
    .where(notAfter === null ? undefined : lte(staffingNeed.period, notAfter));
  return rows[0]?.latest ?? null;
}
