import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import {
  feedbackWindow,
  organisationInputRevision as revisions,
  organisationInput as table,
} from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { InputContent, OrganisationInput } from '../rules/input.ts';
import type { FormValues } from '../schema/text.ts';
import { onlyIfChanged } from './guard.ts';

const draftOwner = (id: string) => `organisation-draft:${id}`;
const revisionOwner = (id: string, revision: number) => `organisation-input:${id}:${revision}`;

export type NewInput = Pick<
  OrganisationInput,
  'id' | 'organisationId' | 'windowId' | 'idempotencyKey' | 'fingerprint' | 'channel'
>;

export function insertStatement(context: Context, row: NewInput): Statement {
  return context.database.read.insert(table).values({ ...row, revision: 0, savedAt: context.clock.now() });
}

export function draftStatement(context: Context, id: string, values: FormValues): Statement {
  const sealed = seal(context.key, draftOwner(id), values);
  return context.database.read
    .update(table)
    .set({ draftBox: sealed.box, draftKey: sealed.dataKey, savedAt: context.clock.now() })
    .where(and(eq(table.id, id), isNull(table.withdrawnAt)));
}

/** Sends the next revision. The batch fails when another revision counts by now, or the input was withdrawn. */
export function sendStatements(
  context: Context,
  { id, revision }: Pick<OrganisationInput, 'id' | 'revision'>,
  content: InputContent,
): Statement[] {
  const { read } = context.database;
  const next = revision + 1;
  const sealed = seal(context.key, revisionOwner(id, next), content);
  const sentAt = context.clock.now();
  return [
    read
      .update(table)
      .set({ revision: next, sentAt, savedAt: sentAt, draftBox: null, draftKey: null })
      .where(and(eq(table.id, id), eq(table.revision, revision), isNull(table.withdrawnAt))),
    onlyIfChanged(context),
    read
      .insert(revisions)
      .values({ inputId: id, revision: next, sealedBox: sealed.box, sealedKey: sealed.dataKey, sentAt }),
  ];
}

/** It counts no more, and its draft is noise. */
export function withdrawStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(table)
    .set({ withdrawnAt: context.clock.now(), draftBox: null, draftKey: null })
    .where(and(eq(table.id, id), isNull(table.withdrawnAt)));
}

/** What was sent of it is noise. */
export function eraseRevisionsStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(revisions)
    .set({ sealedBox: null, sealedKey: null })
    .where(eq(revisions.inputId, id));
}

/** Destroys the words of windows that closed before. */
export function forgetStatements(context: Context, closedBefore: Date): Statement[] {
  const { read } = context.database;
  const old = read
    .select({ id: table.id })
    .from(table)
    .innerJoin(feedbackWindow, eq(feedbackWindow.id, table.windowId))
    .where(lt(feedbackWindow.closesAt, closedBefore));
  return [
    read
      .update(revisions)
      .set({ sealedBox: null, sealedKey: null })
      .where(and(inArray(revisions.inputId, old), isNotNull(revisions.sealedKey))),
    read
      .update(table)
      .set({ draftBox: null, draftKey: null })
      .where(and(inArray(table.id, old), isNotNull(table.draftKey))),
  ];
}

export async function findInput(
  context: Context,
  organisationId: string,
  id: string,
): Promise<OrganisationInput | null> {
  const [row] = await context.database.read
    .select()
    .from(table)
    .where(and(eq(table.id, id), eq(table.organisationId, organisationId)));
  return row === undefined ? null : toInput(row);
}

export async function findByKey(
  context: Context,
  organisationId: string,
  idempotencyKey: string,
): Promise<OrganisationInput | null> {
  const [row] = await context.database.read
    .select()
    .from(table)
    .where(and(eq(table.organisationId, organisationId), eq(table.idempotencyKey, idempotencyKey)));
  return row === undefined ? null : toInput(row);
}

/** Newest first. */
export async function listInputs(context: Context, organisationId: string): Promise<OrganisationInput[]> {
  const rows = await context.database.read
    .select()
    .from(table)
    .where(eq(table.organisationId, organisationId))
    .orderBy(desc(table.savedAt), desc(table.id));
  return rows.map(toInput);
}

/** Inputs of an organisation in a window that are not withdrawn. */
export async function countInputs(
  context: Context,
  organisationId: string,
  windowId: string,
): Promise<number> {
  const [row] = await context.database.read
    .select({ n: count() })
    .from(table)
    .where(
      and(eq(table.organisationId, organisationId), eq(table.windowId, windowId), isNull(table.withdrawnAt)),
    );
  return row?.n ?? 0;
}

/** An input that was sent and stands. */
export async function findSent(context: Context, id: string): Promise<OrganisationInput | null> {
  const [row] = await context.database.read
    .select()
    .from(table)
    .where(and(eq(table.id, id), gt(table.revision, 0), isNull(table.withdrawnAt)));
  return row === undefined ? null : toInput(row);
}

/** What was sent of a window and stands, in the order in which it came first. */
export async function listSent(context: Context, windowId: string): Promise<OrganisationInput[]> {
  const rows = await context.database.read
    .select()
    .from(table)
    .where(and(eq(table.windowId, windowId), gt(table.revision, 0), isNull(table.withdrawnAt)))
    .orderBy(asc(table.sentAt), asc(table.id));
  return rows.map(toInput);
}

export async function readDraft(context: Context, id: string): Promise<FormValues | null> {
  const [row] = await context.database.read.select().from(table).where(eq(table.id, id));
  return row === undefined || row.draftBox === null || row.draftKey === null
    ? null
    : (unseal(context.key, draftOwner(id), { box: row.draftBox, dataKey: row.draftKey }) as FormValues);
}

/** The words of a revision; null once they are destroyed. */
export async function readRevision(
  context: Context,
  id: string,
  revision: number,
): Promise<InputContent | null> {
  const [row] = await context.database.read
    .select()
    .from(revisions)
    .where(and(eq(revisions.inputId, id), eq(revisions.revision, revision)));
  return row === undefined || row.sealedBox === null || row.sealedKey === null
    ? null
    : (unseal(context.key, revisionOwner(id, revision), {
        box: row.sealedBox,
        dataKey: row.sealedKey,
      }) as InputContent);
}

function toInput(row: typeof table.$inferSelect): OrganisationInput {
  const { draftBox: _box, draftKey: _key, ...rest } = row;
  return rest;
}
