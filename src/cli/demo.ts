import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { holdConsultations } from '#cli/demo-consultations.ts';
import { speakInWindows } from '#cli/demo-feedback.ts';
import { moderateWindows } from '#cli/demo-moderation.ts';
import { createOrganisations, speakForOrganisation } from '#cli/demo-organisations.ts';
import { reviewOldWindows } from '#cli/demo-reviews.ts';
import { demoAccounts, demoPassword, demoRegisters, demoStaffingCsv } from '#db/demo/index.ts';
import { openWindows, openWindowsNow } from '#features/feedback/index.ts';
import { createAccount, findActor } from '#features/identity/index.ts';
import {
  approveRelease,
  proposeRelease,
  readRelease,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { importStaffing, quarterOf } from '#features/staffing/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import type { CaptchaVerifier } from '#lib/captcha.ts';
import { type SettableClock, settableClock, systemClock } from '#lib/clock.ts';
import type { Config } from '#lib/config.ts';
import type { Actor, Context } from '#lib/context.ts';
import { addDays, type PlainDate, plainDate, startOfDay } from '#lib/date.ts';
import { newId } from '#lib/id.ts';
import { systemRandom } from '#lib/random.ts';
import type { Result } from '#lib/result.ts';
import { createContext } from '#server/context.ts';
import { writeRationale } from '#strings/rationale.ts';

const SEED = 'tapis';
const HOUR_MS = 3_600_000;
const WAITING_CODES = ['publication.nothing-to-propose', 'publication.too-few-transfers'];

/**
 * Lives through a synthetic year by the same verbs as real use, with a clock that is moved along: registers are
 * imported, releases proposed and approved by two people a month after each decree, and residents speak in the
 * windows that open. Deterministic but for secrets and keys.
 */
export async function createProvince(config: Config, tell: (line: string) => void): Promise<void> {
  const today = plainDate(systemClock.now());
  const clock = settableClock(officeHours(addDays(today, -400)));
  const captcha: CaptchaVerifier = {
    kind: 'altcha',
    verify: async () => ({ tokenHash: newId(systemRandom), expiresAt: clock.now() }),
  };
  const context = await createContext(config, { clock, captcha });
  try {
    const cast = await hireCast(context);
    const windows = await liveThroughYear(context, clock, cast, today, tell);
    clock.set(systemClock.now());
    const consultations = await holdConsultations(context, cast.officer, today);
    const heard = [...windows, ...consultations];
    const { voices, references } = await speakInWindows(context, SEED, heard);
    const decisions = await moderateWindows(context, heard, references);
    const reviews = await reviewOldWindows(context);
    tell(
      `${voices} residents spoke, officers made ${decisions} decisions, evaluators wrote ${reviews} reviews`,
    );
    const representative = await createOrganisations(context, cast);
    const inputs = await speakForOrganisation(context, representative, heardWindows(windows));
    tell(`two organisations applied, one was verified and sent ${inputs} inputs`);
  } finally {
    context.database.close();
  }
}

/** Two windows that are over, and the two that opened last. */
function heardWindows<Window>(windows: readonly Window[]): Window[] {
  return [...windows.slice(0, 2), ...windows.slice(-2)];
}

interface Cast {
  readonly officer: Actor;
  readonly approver: Actor;
}

async function hireCast(context: Context): Promise<Cast> {
  for (const { roles, agencies, ...person } of demoAccounts) {
    need(
      await createAccount(context, {
        ...person,
        roles: [...roles],
        agencies: [...agencies],
        password: demoPassword,
      }),
    );
  }
  return { officer: await actorWith(context, 'officer'), approver: await actorWith(context, 'approver') };
}

async function actorWith(context: Context, role: 'officer' | 'approver'): Promise<Actor> {
  const email = demoAccounts.find((one) => one.roles.length === 1 && one.roles[0] === role)?.email ?? '';
  const actor = await findActor(context, email);
  if (actor === null) throw new Error(`The demonstration has no ${role}.`);
  return actor;
}

async function liveThroughYear(
  context: Context,
  clock: SettableClock,
  cast: Cast,
  today: PlainDate,
  tell: (line: string) => void,
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tapis-demo-'));
  const windows = new Map<string, Awaited<ReturnType<typeof openWindowsNow>>[number]>();
  const quarters = new Set<string>();
  try {
    for (const { decreeDate, csv } of demoRegisters(SEED, today)) {
      clock.set(officeHours(addDays(decreeDate, 3)));
      const quarter = quarterOf(decreeDate);
      if (!quarters.has(quarter)) {
        quarters.add(quarter);
        const staffing = await keep(folder, `kebutuhan-${quarter}.csv`, demoStaffingCsv(SEED, quarter));
        need(await importStaffing(context, cast.officer, staffing));
      }
      const register = await keep(folder, `mutasi-${decreeDate}.csv`, csv);
      const { rowCount } = need(await importTransfers(context, cast.officer, register));
      clock.set(officeHours(addDays(decreeDate, 31)));
      const announcementCount = await release(context, cast);
      for (const window of await openWindowsNow(context)) windows.set(window.id, window);
      tell(
        `decree of ${decreeDate}: ${rowCount} transfers imported, ${announcementCount} announcements approved`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return [...windows.values()];
}

/** Proposes and approves what can be announced by now; a small batch may wait as a whole. */
async function release(context: Context, cast: Cast): Promise<number> {
  const proposal = await proposeRelease(context, cast.officer, writeRationale);
  if (!proposal.ok && WAITING_CODES.includes(proposal.code)) return 0;
  const { releaseId, announcementCount } = need(proposal);
  const { digest } = need(await readRelease(context, cast.approver, releaseId));
  need(await approveRelease(context, cast.approver, releaseId, digest));
  await writeApprovedReleases(context);
  await openWindows(context);
  return announcementCount;
}

async function keep(folder: string, name: string, text: string): Promise<{ name: string; path: string }> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return { name, path: file };
}

/** Ten o'clock in Lampung. */
function officeHours(date: PlainDate): Date {
  return new Date(startOfDay(date).getTime() + 10 * HOUR_MS);
}

/** The demonstration must not be refused anywhere; if it is, that is a bug of ours. */
function need<Value>(result: Result<Value> | { readonly ok: false; readonly code: string }): Value {
  if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result).slice(0, 2000)}`);
  return result.value;
}
