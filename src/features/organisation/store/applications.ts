import { and, asc, desc, eq, inArray, isNotNull, lt, notInArray } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { organisationApplication as table } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { Application, ApplicationContent, ApplicationState, Checklist } from '../rules/application.ts';

type Row = typeof table.$inferSelect;

const owner = (id: string) => `organisation-application:${id}`;
const OPEN: readonly ApplicationState[] = ['submitted', 'changes-requested', 'recommended'];
const DECIDED: readonly ApplicationState[] = ['approved', 'refused'];

export function insertStatement(
  context: Context,
  row: Pick<Application, 'id' | 'organisationId' | 'kind' | 'formKey' | 'lang' | 'state'> & {
    readonly referenceHash: string;
    readonly content: ApplicationContent;
  },
): Statement {
  const { content, ...columns } = row;
  const now = context.clock.now();
  return context.database.read.insert(table).values({
    ...columns,
    ...sealedContent(context, row.id, content),
    revision: 1,
    createdAt: now,
    submittedAt: row.state === 'submitted' ? now : null,
  });
}

export function confirmStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(table)
    .set({ state: 'submitted', submittedAt: context.clock.now() })
    .where(and(eq(table.id, id), eq(table.state, 'unconfirmed')));
}

/** The applicant's answer to what was asked: back to the officers, as the next revision. */
export function correctStatement(
  context: Context,
  before: Application,
  content: ApplicationContent,
): Statement {
  return context.database.read
    .update(table)
    .set({
      ...sealedContent(context, before.id, content),
      state: 'submitted',
      revision: before.revision + 1,
      submittedAt: context.clock.now(),
    })
    .where(is(before, ['changes-requested']));
}

/** What an officer found. Changes the row only while it is the revision that was looked at, and is not decided. */
export function checkStatement(
  context: Context,
  before: Application,
  found: {
    readonly state: ApplicationState;
    readonly checklist: Checklist;
    readonly remark: string | null;
    readonly checkedBy: string;
  },
): Statement {
  return context.database.read
    .update(table)
    .set({ ...found, checklist: { ...found.checklist }, checkedAt: context.clock.now() })
    .where(is(before, OPEN));
}

export function decideStatement(
  context: Context,
  before: Application,
  decision: {
    readonly state: 'approved' | 'refused';
    readonly decidedBy: string;
    readonly remark: string | null;
  },
): Statement {
  return context.database.read
    .update(table)
    .set({ ...decision, decidedAt: context.clock.now() })
    .where(is(before, ['recommended']));
}

export function bindStatement(context: Context, id: string, organisationId: string): Statement {
  return context.database.read.update(table).set({ organisationId }).where(eq(table.id, id));
}

function is({ id, revision }: Application, states: readonly ApplicationState[]) {
  return and(eq(table.id, id), eq(table.revision, revision), inArray(table.state, [...states]));
}

export function findById(context: Context, id: string): Promise<Application | null> {
  return find(context, eq(table.id, id));
}

export function findByFormKey(context: Context, formKey: string): Promise<Application | null> {
  return find(context, eq(table.formKey, formKey));
}

export function findByReferenceHash(context: Context, hash: string): Promise<Application | null> {
  return find(context, eq(table.referenceHash, hash));
}

/** The application with which an organisation renews, while it is not decided. */
export function findOpenRenewal(context: Context, organisationId: string): Promise<Application | null> {
  return find(context, and(eq(table.organisationId, organisationId), notInArray(table.state, [...DECIDED])));
}

async function find(context: Context, where: ReturnType<typeof and>): Promise<Application | null> {
  const [row] = await context.database.read.select().from(table).where(where);
  return row === undefined ? null : toApplication(context, row);
}

/** Confirmed applications: what waits first, longest waiting on top, then what was decided, newest first. */
export async function listConfirmed(context: Context, most: number): Promise<Application[]> {
  const { read } = context.database;
  const open = await read
    .select()
    .from(table)
    .where(inArray(table.state, [...OPEN]))
    .orderBy(asc(table.submittedAt));
  const decided = await read
    .select()
    .from(table)
    .where(inArray(table.state, [...DECIDED]))
    .orderBy(desc(table.decidedAt))
    .limit(most);
  return [...open, ...decided].map((row) => toApplication(context, row));
}

/** The keys of the forms whose applications were decided before, or were never confirmed, and still hold something. */
export async function listForgettable(
  context: Context,
  { decidedBefore, unconfirmedBefore }: { decidedBefore: Date; unconfirmedBefore: Date },
): Promise<{ decided: string[]; unconfirmed: string[] }> {
  const { read } = context.database;
  const decided = await read
    .select({ formKey: table.formKey })
    .from(table)
    .where(and(lt(table.decidedAt, decidedBefore), isNotNull(table.sealedKey)));
  const unconfirmed = await read
    .select({ formKey: table.formKey })
    .from(table)
    .where(and(eq(table.state, 'unconfirmed'), lt(table.createdAt, unconfirmedBefore)));
  return {
    decided: decided.map((row) => row.formKey),
    unconfirmed: unconfirmed.map((row) => row.formKey),
  };
}

/** Contents go with their keys; the decision and the name stay. */
export function eraseContentStatement(context: Context, formKey: string): Statement {
  return context.database.read
    .update(table)
    .set({ sealedBox: null, sealedKey: null })
    .where(eq(table.formKey, formKey));
}

export function deleteStatement(context: Context, formKey: string): Statement {
  return context.database.read
    .delete(table)
    .where(and(eq(table.formKey, formKey), eq(table.state, 'unconfirmed')));
}

function sealedContent(context: Context, id: string, content: ApplicationContent) {
  const sealed = seal(context.key, owner(id), content);
  return { name: content.name, sealedBox: sealed.box, sealedKey: sealed.dataKey };
}

function toApplication(context: Context, row: Row): Application {
  const { sealedBox: box, sealedKey: dataKey, ...rest } = row;
  const content =
    box === null || dataKey === null
      ? null
      : (unseal(context.key, owner(row.id), { box, dataKey }) as ApplicationContent);
  return {
    id: rest.id,
    organisationId: rest.organisationId,
    kind: rest.kind,
    formKey: rest.formKey,
    state: rest.state,
    revision: rest.revision,
    name: rest.name,
    lang: rest.lang,
    content,
    createdAt: rest.createdAt,
    submittedAt: rest.submittedAt,
    checklist: rest.checklist ?? {},
    remark: rest.remark,
    checkedBy: rest.checkedBy,
    decidedBy: rest.decidedBy,
    decidedAt: rest.decidedAt,
  };
}
