import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { eventStatement, requireRole } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { accept, type Result } from '#lib/result.ts';
import type { Columns, SheetFormat, Values } from '#lib/sheet/format.ts';
import { SHEET_LIMITS } from '#lib/sheet/limits.ts';
import { parseSheet, rejection } from '#lib/sheet/parse-sheet.ts';
import { FileRefused, type ImportProblem } from '#lib/sheet/problem.ts';
import {
  findImport,
  importStatements,
  type RegisterImport,
  type RowTotal,
  type Statement,
  selectImports,
} from '../store/register-import.ts';

/** A file on this machine: the name it was sent with, and where it lies. */
export interface SheetFile {
  readonly name: string;
  readonly path: string;
}

export interface ImportSummary {
  readonly importId: string;
  readonly rowCount: number;
  readonly newCount: number;
  readonly alreadyKnownCount: number;
  /** Columns of this file that nothing was read from; none for a repeat, whose file is not read. */
  readonly ignoredColumns: readonly string[];
  /** The same bytes were imported before: this is what that import did, and nothing has changed now. */
  readonly isRepeat: boolean;
}

/** Nothing of the file was kept. All problems are counted, and the first 10,000 listed. */
export interface FileRejection<Code extends string> {
  readonly ok: false;
  readonly code: Code;
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
}

export type ImportOutcome<Code extends string> =
  | Result<ImportSummary, 'identity.sign-in' | 'identity.forbidden'>
  | FileRejection<Code>;

export type OnProgress = (progress: { readonly rows: number }) => void;

/** How the rows of one kind of file are kept. */
export interface ImportPlan<Of extends Columns, Code extends string> {
  readonly kind: RegisterImport['kind'];
  readonly format: SheetFormat<Of>;
  readonly rejectedCode: Code;
  /** How many rows the table has to which this file adds. */
  readonly total: RowTotal;
  insert(importId: string, rows: readonly Values<Of>[]): Statement;
}

/**
 * Imports a CSV or XLSX file whole or not at all, in one atomic write. The same bytes twice are one import,
 * also when they come at the same time.
 */
export async function importSheet<Of extends Columns, Code extends string>(
  context: Context,
  actor: Actor | null,
  file: SheetFile,
  plan: ImportPlan<Of, Code>,
  onProgress: OnProgress = () => {},
): Promise<ImportOutcome<Code>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const handle = await open(file.path);
  try {
    if ((await handle.stat()).size > SHEET_LIMITS.fileBytes) {
      const { problem } = new FileRefused('file-too-large', { megabytes: SHEET_LIMITS.fileBytes / 2 ** 20 });
      return { ...rejection([problem]), code: plan.rejectedCode };
    }
    const fileSha256 = await sha256Of(handle);
    const earlier = await findImport(context, fileSha256);
    if (earlier !== null) return accept(summaryOf(earlier, [], true));

    const id = newId(context.random);
    const rows: Statement[] = [];
    const outcome = await parseSheet(handle, plan.format, (portion, rowsSoFar) => {
      if (portion.length > 0) rows.push(plan.insert(id, portion));
      onProgress({ rows: rowsSoFar });
    });
    if (!outcome.ok) return { ...outcome, code: plan.rejectedCode };
    const one = {
      id,
      kind: plan.kind,
      fileName: shortName(file.name),
      fileSha256,
      rowCount: outcome.rowCount,
      importedBy: allowed.value.accountId,
      importedAt: context.clock.now(),
    };
    const event = { actor, action: `${plan.kind}.imported`, object: `import:${id}` };
    try {
      await context.database.write([
        ...importStatements(context, one, plan.total, rows),
        eventStatement(context, { ...event, detail: { rows: outcome.rowCount } }),
      ]);
    } catch (error) {
      // Another import of the same bytes may have come first.
      if ((await findImport(context, fileSha256)) === null) throw error;
    }
    const kept = await findImport(context, fileSha256);
    if (kept === null) throw new Error('An import that was written is not there.');
    return accept(summaryOf(kept, kept.id === id ? outcome.ignoredColumns : [], kept.id !== id));
  } finally {
    await handle.close();
  }
}

const MOST_LISTED = 200;

/** The newest 200 imports of any kind. */
export async function listImports(
  context: Context,
  actor: Actor | null,
): Promise<Result<RegisterImport[], 'identity.sign-in' | 'identity.forbidden'>> {
  const allowed = requireRole(actor, 'officer', 'approver', 'auditor');
  return allowed.ok ? accept(await selectImports(context, MOST_LISTED)) : allowed;
}

/** Reads by position, so that the reader process, which shares the handle, still starts at the first byte. */
async function sha256Of(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) hash.update(chunk);
  return hash.digest('hex');
}

function summaryOf(
  { id, rowCount, newCount }: RegisterImport,
  ignoredColumns: readonly string[],
  isRepeat: boolean,
): ImportSummary {
  const alreadyKnownCount = rowCount - newCount;
  return { importId: id, rowCount, newCount, alreadyKnownCount, ignoredColumns, isRepeat };
}

/** A file's name for lists: without its folders, control characters, or more than 120 characters. */
function shortName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').slice(0, 120).toWellFormed();
}
