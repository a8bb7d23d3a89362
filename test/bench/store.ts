import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import Libsql from 'libsql';
import { openDatabase } from '#db/client.ts';
import { feedback, outbox } from '#db/schema/index.ts';
import type { Mail } from '#lib/mail.ts';
import { masterKey } from '#lib/master-key.ts';
import { unseal } from '#lib/seal.ts';
import { addressOf, formKeyOf } from '#test/bench/resident.ts';

export interface Code {
  readonly submissionId: string;
  readonly code: string;
}

/** The key of a home, in base64. */
export function keyOf(home: string): string {
  return readFileSync(path.join(home, 'secrets', 'TAPIS_KEY'), 'utf8').trim();
}

/** The codes of these residents, from the mails that wait in the outbox. */
export async function codesOf(home: string, residents: readonly number[]): Promise<Code[]> {
  const database = await openDatabase(`file:${path.join(home, 'tapis.db')}`, null);
  const key = masterKey(Buffer.from(keyOf(home), 'base64'));
  const mails = await database.read.select().from(outbox).where(eq(outbox.state, 'waiting'));
  const codes = new Map<string, string>();
  for (const { id, sealedBox, sealedKey } of mails) {
    if (sealedBox === null || sealedKey === null) continue;
    const mail = unseal(key, `outbox:${id}`, { box: sealedBox, dataKey: sealedKey }) as Mail;
    codes.set(mail.to, /\d{6}/.exec(mail.text)?.[0] ?? '');
  }
  const rows = await database.read.select({ id: feedback.id, key: feedback.idempotencyKey }).from(feedback);
  database.close();
  const ids = new Map(rows.map((row) => [row.key, row.id]));
  return residents.map((resident) => ({
    submissionId: ids.get(formKeyOf(resident)) ?? '',
    code: codes.get(addressOf(resident)) ?? '',
  }));
}

export interface Census {
  /** The form keys of all submissions that can still be confirmed. */
  readonly keys: ReadonlySet<string>;
  readonly submissions: number;
  readonly mails: number;
  readonly verified: number;
}

/** What the database of a home holds, read beside its server. */
export function takeCensus(home: string): Census {
  const database = new Libsql(path.join(home, 'tapis.db'), { readonly: true });
  const numberOf = (query: string) => Number(Object.values(database.prepare(query).get([]) as object)[0]);
  const rows = database
    .prepare('SELECT idempotency_key AS key FROM feedback JOIN one_time_code ON feedback_id = id')
    .all([]) as { key: string }[];
  const census = {
    keys: new Set(rows.map(({ key }) => key)),
    submissions: numberOf('SELECT count(*) FROM feedback'),
    mails: numberOf("SELECT count(*) FROM outbox WHERE kind = 'mail'"),
    verified: numberOf("SELECT count(*) FROM feedback WHERE state = 'verified'"),
  };
  database.close();
  return census;
}
