import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { requireRole } from '#features/identity/index.ts';
import { requestJob } from '#features/outbox/index.ts';
import type { ImportOutcome } from '#features/staffing/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { uploadsFolder } from '#lib/places.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';

export type ImportKind = 'transfers' | 'staffing';

/** What an import job works on; the file is removed when the job has ended. */
export interface ImportJob {
  readonly kind: ImportKind;
  readonly name: string;
  readonly path: string;
  readonly actor: Actor;
}

/** Keeps an uploaded file until its import, which runs as a job with its progress shown. Gives the job's id. */
export async function queueImport(
  context: Context,
  actor: Actor | null,
  kind: ImportKind,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<string, 'identity.sign-in' | 'identity.forbidden' | 'transfer.file-missing'>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  if (file.bytes.length === 0) return refuse('transfer.file-missing');
  const folder = uploadsFolder(context.config.home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = path.join(folder, newId(context.random));
  await writeFile(kept, file.bytes, { mode: 0o600 });
  const payload: ImportJob = { kind, name: path.basename(file.name), path: kept, actor: allowed.value };
  const { id, statement } = requestJob(context, allowed.value, 'import', payload);
  await context.database.write([statement]);
  return accept(id);
}

/** What an ended import job keeps of its outcome. */
export type ImportResult = (
  | ImportOutcome<'transfer.file-rejected' | 'staffing.file-rejected'>
  | Refusal<'outbox.child-failed'>
) & { readonly name: string; readonly kind: ImportKind };
