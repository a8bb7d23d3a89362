import { and, asc, eq, isNull, lte, ne, or } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { organisation } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { ApplicationContent } from '../rules/application.ts';
import type { Organisation } from '../rules/organisation.ts';

type Row = typeof organisation.$inferSelect;

const owner = (id: string) => `organisation:${id}`;

/** What was checked becomes what stands: of a new organisation, or of one that renews. */
export function verifyStatement(
  context: Context,
  row: Pick<Organisation, 'id' | 'lang' | 'verifiedAt' | 'validUntil'>,
  content: ApplicationContent,
): Statement {
  const sealed = seal(context.key, owner(row.id), content);
  const columns = {
    name: content.name,
    legalForm: content.legalForm,
    registrationNumber: content.registrationNumber,
    domicile: content.domicile,
    isNamed: content.isNamed,
    lang: row.lang,
    sealedBox: sealed.box,
    sealedKey: sealed.dataKey,
    validUntil: row.validUntil,
  };
  return context.database.read
    .insert(organisation)
    .values({ id: row.id, state: 'verified', verifiedAt: row.verifiedAt, ...columns })
    .onConflictDoUpdate({ target: organisation.id, set: columns });
}

/** Suspends a verified organisation, or with a null reason lets a suspended one speak again. */
export function standingStatement(context: Context, id: string, reason: string | null): Statement {
  const isSuspending = reason !== null;
  return context.database.read
    .update(organisation)
    .set({
      state: isSuspending ? 'suspended' : 'verified',
      suspensionReason: reason,
      suspendedAt: isSuspending ? context.clock.now() : null,
    })
    .where(and(eq(organisation.id, id), eq(organisation.state, isSuspending ? 'verified' : 'suspended')));
}

export async function findOrganisation(context: Context, id: string): Promise<Organisation | null> {
  const [row] = await context.database.read.select().from(organisation).where(eq(organisation.id, id));
  return row === undefined ? null : toOrganisation(row);
}

export async function listAllOrganisations(context: Context): Promise<Organisation[]> {
  const rows = await context.database.read.select().from(organisation).orderBy(asc(organisation.name));
  return rows.map(toOrganisation);
}

/** What was checked of it last. */
export async function readContent(context: Context, id: string): Promise<ApplicationContent | null> {
  const [row] = await context.database.read.select().from(organisation).where(eq(organisation.id, id));
  return row === undefined || row.sealedBox === null || row.sealedKey === null
    ? null
    : (unseal(context.key, owner(id), { box: row.sealedBox, dataKey: row.sealedKey }) as ApplicationContent);
}

/** Verified organisations whose last day is this one or earlier and who were not told of that day. */
export async function listUnreminded(context: Context, until: PlainDate): Promise<Organisation[]> {
  const rows = await context.database.read
    .select()
    .from(organisation)
    .where(
      and(
        eq(organisation.state, 'verified'),
        lte(organisation.validUntil, until),
        or(isNull(organisation.remindedOf), ne(organisation.remindedOf, organisation.validUntil)),
      ),
    );
  return rows.map(toOrganisation);
}

export function remindedStatement(context: Context, { id, validUntil }: Organisation): Statement {
  return context.database.read
    .update(organisation)
    .set({ remindedOf: validUntil })
    .where(eq(organisation.id, id));
}

function toOrganisation(row: Row): Organisation {
  const { sealedBox: _box, sealedKey: _key, remindedOf: _day, suspendedAt: _at, ...rest } = row;
  return rest;
}
