import type { Context } from '#lib/context.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { NEEDED_SCANS, SCAN_SLOTS, type ScanSlot } from '../rules/application.ts';
import type { FieldProblem } from '../schema/text.ts';
import { countUnclaimedBytes, listOf } from '../store/attachments.ts';
import { keepFile } from './files.ts';

/** Files of the form by their slot; empty ones were not chosen. */
export type Scans = Readonly<Partial<Record<ScanSlot, Uint8Array>>>;

/** Forms that never become applications must not fill the disk; what they brought goes after two days. */
const MOST_UNCLAIMED_BYTES = 2 * 1024 ** 3;

const MISSING_CODES = {
  pengesahan: 'organisation.scan-registration-missing',
  mandat: 'organisation.scan-mandate-missing',
} as const satisfies Record<(typeof NEEDED_SCANS)[number], string>;

/** Keeps the scans of a form that hold, and tells what is wrong with the others and which are missing. */
export async function keepScans(
  context: Context,
  formKey: string,
  scans: Scans,
  needsScans: boolean,
): Promise<Result<FieldProblem[]> | Refusal<'organisation.busy'>> {
  const problems: FieldProblem[] = [];
  const given = SCAN_SLOTS.filter((slot) => (scans[slot]?.length ?? 0) > 0);
  if (given.length > 0 && (await countUnclaimedBytes(context)) > MOST_UNCLAIMED_BYTES) {
    return refuse('organisation.busy', { retryAfterSeconds: 3600 });
  }
  for (const slot of given) {
    const kept = await keepFile(context, formKey, slot, scans[slot] ?? new Uint8Array());
    if (kept.ok) continue;
    if (kept.code === 'organisation.busy') return { ok: false, code: kept.code, details: kept.details ?? {} };
    problems.push({ field: `berkas-${slot}`, code: kept.code });
  }
  if (needsScans) {
    const there = new Set((await listOf(context, formKey)).map(({ slot }) => slot));
    for (const slot of NEEDED_SCANS) {
      const isReported = problems.some(({ field }) => field === `berkas-${slot}`);
      if (!there.has(slot) && !isReported) {
        problems.push({ field: `berkas-${slot}`, code: MISSING_CODES[slot] });
      }
    }
  }
  return accept(problems);
}
