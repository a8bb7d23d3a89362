import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { ifChanged } from '#db/prepared.ts';
import { serviceCode, serviceCodeBatch, usedServiceCode } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { ServiceCodeBatch } from '../rules/service-code.ts';

const batchColumns = {
  id: serviceCodeBatch.id,
  serviceUnit: serviceCodeBatch.serviceUnit,
  slips: serviceCodeBatch.slips,
  issuedAt: serviceCodeBatch.issuedAt,
  expiresAt: serviceCodeBatch.expiresAt,
  revokedAt: serviceCodeBatch.revokedAt,
};

/** Ordering the same slips again changes nothing. */
export function insertBatchStatements(
  context: Context,
  batch: ServiceCodeBatch & { readonly issuedBy: string },
  codeHashes: readonly string[],
): Statement[] {
  const { read } = context.database;
  return [
    read.insert(serviceCodeBatch).values(batch).onConflictDoNothing(),
    read
      .insert(serviceCode)
      .values(codeHashes.map((codeHash) => ({ codeHash, batchId: batch.id })))
      .onConflictDoNothing(),
  ];
}

export function revokeBatchStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(serviceCodeBatch)
    .set({ revokedAt: context.clock.now() })
    .where(and(eq(serviceCodeBatch.id, id), isNull(serviceCodeBatch.revokedAt)));
}

/** Uses a code up, if the statement before it in the batch changed a row. Changes none when it was used before. */
export function useCodeStatement(context: Context, codeHash: string): Statement {
  return context.database.read
    .insert(usedServiceCode)
    .select(sql`SELECT ${codeHash} WHERE ${ifChanged}`)
    .onConflictDoNothing();
}

export async function findBatch(context: Context, id: string): Promise<ServiceCodeBatch | null> {
  const [row] = await context.database.read
    .select(batchColumns)
    .from(serviceCodeBatch)
    .where(eq(serviceCodeBatch.id, id));
  return row ?? null;
}

/** The slips that a code is one of, and whether it was used; null for a code that nobody issued. */
export async function findByCode(
  context: Context,
  codeHash: string,
): Promise<{ batch: ServiceCodeBatch; isUsed: boolean } | null> {
  const [row] = await context.database.read
    .select({ ...batchColumns, used: usedServiceCode.codeHash })
    .from(serviceCode)
    .innerJoin(serviceCodeBatch, eq(serviceCodeBatch.id, serviceCode.batchId))
    .leftJoin(usedServiceCode, eq(usedServiceCode.codeHash, serviceCode.codeHash))
    .where(eq(serviceCode.codeHash, codeHash));
  if (row === undefined) return null;
  const { used, ...batch } = row;
  return { batch, isUsed: used !== null };
}

/** All orders of slips, the latest first, with how many of each were used. */
export async function listBatches(context: Context): Promise<(ServiceCodeBatch & { used: number })[]> {
  return context.database.read
    .select({ ...batchColumns, used: count(usedServiceCode.codeHash) })
    .from(serviceCodeBatch)
    .leftJoin(serviceCode, eq(serviceCode.batchId, serviceCodeBatch.id))
    .leftJoin(usedServiceCode, eq(usedServiceCode.codeHash, serviceCode.codeHash))
    .groupBy(serviceCodeBatch.id)
    .orderBy(desc(serviceCodeBatch.issuedAt), serviceCodeBatch.id);
}
