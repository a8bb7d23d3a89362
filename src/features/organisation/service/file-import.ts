import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openWindowsNow } from '#features/feedback/index.ts';
import { BUCKETS, takeToken } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { newId } from '#lib/id.ts';
import { uploadsFolder } from '#lib/places.ts';
import { type Accepted, accept, type Refusal, refuse } from '#lib/result.ts';
import { READER_LIMITS } from '#lib/sheet/limits.ts';
import type { ImportProblem } from '#lib/sheet/problem.ts';
import { parseStrictJson } from '#lib/strict-json.ts';
import type { InputContent } from '../rules/input.ts';
import { JSON_CODES } from '../rules/json.ts';
import { inputSchema } from '../schema/input.ts';
import { inputSheetFormat, rowContent } from '../schema/input-sheet.ts';
import { problemsOf } from '../schema/text.ts';
import { tooMany } from './apply.ts';
import { type ContentCheck, createContentCheck } from './content.ts';
import { requireSpeaker, type SpeakingCode } from './representation.ts';
import { type SubmitCode, submitInputs } from './submit.ts';

export const INPUT_FILE_BYTES = 2 * 1024 * 1024;
const MOST_ROWS = 200;

export type FileRefusal =
  | (Refusal<'organisation.file-rejected'> & {
      readonly rows: readonly ImportProblem[];
      readonly count: number;
    })
  | Refusal<
      | SpeakingCode
      | SubmitCode
      | 'organisation.file-empty'
      | 'organisation.input-file-too-large'
      | 'organisation.too-many'
    >;

/**
 * Sends the inputs of a CSV, XLSX or JSON file, told apart by content: all of them, or none and every problem by row.
 * The same bytes twice are sent once.
 */
export async function importInputs(
  context: Context,
  actor: Actor | null,
  bytes: Uint8Array,
): Promise<Accepted<{ count: number; isRepeat: boolean }> | FileRefusal> {
  const found = await requireSpeaker(context, actor);
  if (!found.ok) return found;
  const { organisation } = found.value;
  if (bytes.length === 0) return refuse('organisation.file-empty');
  if (bytes.length > INPUT_FILE_BYTES) return refuse('organisation.input-file-too-large');
  const limit = await takeToken(context, BUCKETS.organisationUpload, organisation.id);
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);

  const windows = await openWindowsNow(context);
  const check = await createContentCheck(
    context,
    windows.map(({ id }) => id),
  );
  const read = /^(\ufeff)?\s*[[{]/.test(Buffer.from(bytes.subarray(0, 100)).toString('utf8'))
    ? readJson(bytes, check)
    : await readSheet(context, bytes, check);
  if (!read.ok) return read;
  if (read.value.length > MOST_ROWS) {
    return rejected([fileProblem('organisation.too-many-rows', { most: MOST_ROWS })]);
  }
  const digest = sha256Hex(bytes);
  const speaker = { organisationId: organisation.id, actor: found.value.actor, channel: 'file' } as const;
  const sent = await submitInputs(
    context,
    speaker,
    read.value.map((content, index) => ({ idempotencyKey: `file:${digest}:${index}`, content })),
  );
  return sent.ok ? accept({ count: sent.value.ids.length, isRepeat: sent.value.isRepeat }) : sent;
}

function readJson(bytes: Uint8Array, check: ContentCheck): Accepted<InputContent[]> | FileRefusal {
  const parsed = parseStrictJson(bytes);
  if (!parsed.ok) return rejected([fileProblem(JSON_CODES[parsed.code])]);
  if (!Array.isArray(parsed.value)) return rejected([fileProblem('organisation.json-no-list')]);
  if (parsed.value.length === 0) return rejected([fileProblem('file-no-rows')]);
  const contents: InputContent[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, item] of parsed.value.entries()) {
    const input = inputSchema.safeParse(item);
    if (input.success) contents.push(input.data);
    const found = input.success ? check(input.data) : problemsOf(input.error);
    for (const { field, code } of found) {
      problems.push({ row: index + 1, column: field, value: '', code, remedyParams: {} });
    }
  }
  return problems.length > 0 ? rejected(problems) : accept(contents);
}

async function readSheet(
  context: Context,
  bytes: Uint8Array,
  check: ContentCheck,
): Promise<Accepted<InputContent[]> | FileRefusal> {
  const folder = uploadsFolder(context.config.home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = path.join(folder, newId(context.random));
  await writeFile(place, bytes, { mode: 0o600 });
  const handle = await open(place);
  try {
    const contents: InputContent[] = [];
    const outcome = await context.intake.parseSheet(
      handle,
      inputSheetFormat(check),
      (rows) => {
        for (const row of rows) contents.push(inputSchema.parse(rowContent(row)));
      },
      READER_LIMITS,
    );
    return outcome.ok ? accept(contents) : rejected(outcome.problems, outcome.problemCount);
  } finally {
    await handle.close();
    await rm(place, { force: true });
  }
}

function fileProblem(code: string, remedyParams: ImportProblem['remedyParams'] = {}): ImportProblem {
  return { row: null, column: null, value: '', code, remedyParams };
}

function rejected(rows: readonly ImportProblem[], count = rows.length): FileRefusal {
  return { ok: false, code: 'organisation.file-rejected', rows, count };
}
