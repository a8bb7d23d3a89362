import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createOrganisations, speakForOrganisation } from '#cli/demo-organisations.ts';
import { demoAccounts, demoPassword, demoRegisters, demoStaffingCsv } from '#db/demo/index.ts';
import {
  confirmFeedback,
  type FeedbackWindow,
  openWindows,
  openWindowsNow,
  screenWindow,
  submitFeedback,
} from '#features/feedback/index.ts';
import { createAccount, findActor } from '#features/identity/index.ts';
import {
  approveRelease,
  proposeRelease,
  readRelease,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { importStaffing, quarterOf } from '#features/staffing/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import { type SettableClock, settableClock, systemClock } from '#lib/clock.ts';
import { readConfig } from '#lib/config.ts';
import type { Actor, Context } from '#lib/context.ts';
import { addDays, plainDate, startOfDay } from '#lib/date.ts';
import { createContext } from '#server/context.ts';
import { writeRationale } from '#strings/rationale.ts';
import { openCaptcha } from '#test/support/captcha.ts';
import { feedbackValues } from '#test/support/feedback-form.ts';
import { type BuildFacts, publishWithoutDatabase } from '#test/support/watched-build.ts';

/** What the tests of the whole need to know of the home that is made once for all of them. */
export interface PublishedHome {
  readonly folder: string;
  readonly releaseName: string;
  /** The address for which its pages were built. */
  readonly origin: string;
  /** A window of the last release, open now, with `OPEN_VOICES` voices. */
  readonly open: WindowFacts;
  /** A window of the release before, closed long ago, with `CLOSED_VOICES` voices. */
  readonly closed: WindowFacts;
  /** A register file that is not imported, whose decree is old enough to be published. */
  readonly nextRegister: string;
  readonly build: BuildFacts;
}

export interface WindowFacts {
  readonly id: string;
  readonly announcementId: string;
  readonly agencies: readonly string[];
}

export const OPEN_VOICES = 3;
export const CLOSED_VOICES = 14;

/** Which of the synthetic year's ten decree days are published, and which is left for a test to upload. */
const [CLOSED_DAY, OPEN_DAY, NEXT_DAY] = [2, 8, 9];
const SEED = 'test';
const HOUR_MS = 3_600_000;

/** Makes a small province in `folder`, with one release whose windows are over and one whose windows are open, and its site. */
export async function publishHome(folder: string): Promise<PublishedHome> {
  await mkdir(folder, { recursive: true });
  const clock = settableClock(systemClock.now());
  const config = readConfig({ TAPIS_HOME: folder });
  const context = await createContext(config, { clock, captcha: openCaptcha });
  try {
    const now = systemClock.now();
    const registers = demoRegisters(SEED, plainDate(now));
    const [early, late, next] = [CLOSED_DAY, OPEN_DAY, NEXT_DAY].map((day) => registers[day]);
    if (early === undefined || late === undefined || next === undefined) throw new Error('No such decree.');
    await hire(context);
    await releaseRegister(context, clock, early, officeHours(addDays(early.decreeDate, 31)));
    const closed = first(await openWindowsNow(context));
    await speak(context, clock, closed, CLOSED_VOICES);
    await releaseRegister(context, clock, late, new Date(now.getTime() - HOUR_MS));
    const open = first((await openWindowsNow(context)).filter((window) => window.id !== closed.id));
    await speak(context, clock, open, OPEN_VOICES);
    const representative = await createOrganisations(context, {
      officer: await actorNamed(context, 'petugas'),
      approver: await actorNamed(context, 'penyetuju'),
    });
    await speakForOrganisation(context, representative, [open]);
    const nextRegister = await keep(folder, 'next-register.csv', next.csv);
    clock.set(now);
    const { releaseName, build } = need(await publishWithoutDatabase(context));
    return {
      folder,
      releaseName,
      origin: config.origin,
      open: facts(open),
      closed: facts(closed),
      nextRegister: nextRegister.path,
      build,
    };
  } finally {
    context.database.close();
  }
}

async function hire(context: Context): Promise<void> {
  for (const { roles, agencies, ...person } of demoAccounts) {
    const account = { ...person, roles: [...roles], agencies: [...agencies], password: demoPassword };
    need(await createAccount(context, account));
  }
}

async function releaseRegister(
  context: Context,
  clock: SettableClock,
  { decreeDate, csv }: { decreeDate: string; csv: string },
  publishedAt: Date,
): Promise<void> {
  const { home } = context.config;
  const officer = await actorNamed(context, 'petugas');
  const approver = await actorNamed(context, 'penyetuju');
  clock.set(officeHours(addDays(decreeDate, 3)));
  const quarter = quarterOf(decreeDate);
  const staffing = await keep(home, `kebutuhan-${quarter}.csv`, demoStaffingCsv(SEED, quarter));
  need(await importStaffing(context, officer, staffing));
  need(await importTransfers(context, officer, await keep(home, `mutasi-${decreeDate}.csv`, csv)));
  clock.set(publishedAt);
  const { releaseId } = need(await proposeRelease(context, officer, writeRationale));
  const { digest } = need(await readRelease(context, approver, releaseId));
  need(await approveRelease(context, approver, releaseId, digest));
  await writeApprovedReleases(context);
  await openWindows(context);
}

async function speak(
  context: Context,
  clock: SettableClock,
  window: FeedbackWindow,
  count: number,
): Promise<void> {
  for (let voice = 0; voice < count; voice++) {
    clock.advance(60);
    const values = feedbackValues(window, clock.now(), {
      surel: `warga${voice}@example.org`,
      cerita: `Antre lama di loket, sekitar ${voice + 1} jam.`,
    });
    let code = '';
    const request = { windowId: window.id, values, captcha: 'x', isWithoutScript: false };
    const network = `100.64.${voice}.7`;
    const { id } = need(
      await submitFeedback(context, { ...request, network }, (mailed) => {
        code = mailed;
        return { subject: '', text: '', html: '' };
      }),
    );
    need(await confirmFeedback(context, id, code, network));
  }
  await screenWindow(context, window.id);
}

async function actorNamed(context: Context, mailbox: string): Promise<Actor> {
  const actor = await findActor(context, `${mailbox}@demo.tapis.example`);
  if (actor === null) throw new Error(`There is no ${mailbox}.`);
  return actor;
}

async function keep(folder: string, name: string, text: string): Promise<{ name: string; path: string }> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return { name, path: file };
}

/** Ten o'clock in Lampung. */
function officeHours(date: string): Date {
  return new Date(startOfDay(date).getTime() + 10 * HOUR_MS);
}

function first(windows: readonly FeedbackWindow[]): FeedbackWindow {
  const window = windows.find((one) => one.originLevel === 0) ?? windows[0];
  if (window === undefined) throw new Error('The release opened no window.');
  return window;
}

function facts({ id, announcementId, agencies }: FeedbackWindow): WindowFacts {
  return { id, announcementId: announcementId ?? '', agencies: [...agencies] };
}

function need<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string },
): Value {
  if (!result.ok) throw new Error(`The home for the tests was refused: ${JSON.stringify(result)}`);
  return result.value;
}
