import { and, eq, inArray, isNotNull, isNull, lt, notInArray, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import {
  feedbackWindow,
  organisationApplication,
  organisationInput,
  organisationAttachment as table,
} from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { Attachment } from '../rules/attachment.ts';

/** One of each slot: a later file takes the place of an earlier one, whose key is gone with its row. */
export function replaceStatements(
  context: Context,
  { isErased: _, ...row }: Attachment,
  sealedKey: string,
): Statement[] {
  const { read } = context.database;
  return [
    read.delete(table).where(and(eq(table.ownerId, row.ownerId), eq(table.slot, row.slot))),
    read.insert(table).values({ ...row, sealedKey, createdAt: context.clock.now() }),
  ];
}

export async function listOf(context: Context, ownerId: string): Promise<Attachment[]> {
  const rows = await context.database.read.select().from(table).where(eq(table.ownerId, ownerId));
  return rows.map(toAttachment).toSorted((one, other) => (one.slot < other.slot ? -1 : 1));
}

/** With the wrapped key of its file; null when there is none such, or it is erased. */
export async function findWithKey(
  context: Context,
  id: string,
): Promise<{ attachment: Attachment; sealedKey: string } | null> {
  const [row] = await context.database.read.select().from(table).where(eq(table.id, id));
  return row === undefined || row.sealedKey === null
    ? null
    : { attachment: toAttachment(row), sealedKey: row.sealedKey };
}

/** The files of these owners become noise; their hashes stay. */
export function eraseStatement(context: Context, ownerIds: readonly string[]): Statement {
  return context.database.read
    .update(table)
    .set({ sealedKey: null })
    .where(inArray(table.ownerId, [...ownerIds]));
}

/** The files of inputs of windows that closed before become noise. */
export function eraseOldStatement(context: Context, closedBefore: Date): Statement {
  const { read } = context.database;
  const old = read
    .select({ id: organisationInput.id })
    .from(organisationInput)
    .innerJoin(feedbackWindow, eq(feedbackWindow.id, organisationInput.windowId))
    .where(lt(feedbackWindow.closesAt, closedBefore));
  return read.update(table).set({ sealedKey: null }).where(inArray(table.ownerId, old));
}

/** Files that were uploaded before with a form that never became an application or an input. */
export function deleteUnclaimedStatement(context: Context, createdBefore: Date): Statement {
  const { read } = context.database;
  return read
    .delete(table)
    .where(
      and(
        lt(table.createdAt, createdBefore),
        notInArray(
          table.ownerId,
          read.select({ id: organisationApplication.formKey }).from(organisationApplication),
        ),
        notInArray(table.ownerId, read.select({ id: organisationInput.id }).from(organisationInput)),
      ),
    );
}

/** Ids of the files that can still be opened. */
export async function listReadableIds(context: Context): Promise<Set<string>> {
  const rows = await context.database.read
    .select({ id: table.id })
    .from(table)
    .where(isNotNull(table.sealedKey));
  return new Set(rows.map((row) => row.id));
}

/** Bytes of files whose forms are not applications yet. */
export async function countUnclaimedBytes(context: Context): Promise<number> {
  const [row] = await context.database.read
    .select({ bytes: sql<number>`coalesce(sum(${table.byteCount}), 0)` })
    .from(table)
    .leftJoin(organisationApplication, eq(organisationApplication.formKey, table.ownerId))
    .leftJoin(organisationInput, eq(organisationInput.id, table.ownerId))
    .where(and(isNull(organisationApplication.id), isNull(organisationInput.id)));
  return row?.bytes ?? 0;
}

function toAttachment(row: typeof table.$inferSelect): Attachment {
  const { sealedKey, createdAt: _, ...rest } = row;
  return { ...rest, isErased: sealedKey === null };
}
