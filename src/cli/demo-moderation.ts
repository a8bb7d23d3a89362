import { demoAccounts } from '#db/demo/index.ts';
import {
  appealDecision,
  closeQuarters,
  decideAppeal,
  decideHeld,
  type FeedbackWindow,
  type HeldGroup,
  listAppeals,
  listHeld,
  screenWindow,
} from '#features/feedback/index.ts';
import { findActor } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';

const DAY_MS = 86_400_000;
/** Windows that closed later still have everything in the queue. */
const DECIDED_AFTER_DAYS = 5;
const LARGE_CAMPAIGN = 10;
const APPEAL_EVERY = 4;
const APPEAL = 'Saya menulis yang saya alami sendiri hari itu. Mohon dibaca sekali lagi.';
/** Authors of windows that closed later appeal only yesterday, and nobody has answered yet. */
const ANSWERED_AFTER_DAYS = 45;

/**
 * Screens each window at its end, and lets two officers decide what is held in those that closed some days ago; some
 * authors whose feedback does not count appeal. Each deed has a clock of its own.
 * @returns how many decisions were made.
 */
export async function moderateWindows(
  context: Context,
  windows: readonly FeedbackWindow[],
  references: ReadonlyMap<string, string>,
): Promise<number> {
  const [officer, colleague] = await officersOf(context);
  const now = context.clock.now().getTime();
  let decisions = 0;
  for (const window of windows.toSorted((one, other) => one.closesAt.getTime() - other.closesAt.getTime())) {
    const end = Math.min(window.closesAt.getTime(), now);
    const at = (time: number): Context => ({ ...context, clock: { now: () => new Date(time) } });
    const after = (days: number) => at(Math.min(now, end + days * DAY_MS));
    const isAnswered = end + ANSWERED_AFTER_DAYS * DAY_MS <= now;
    await screenWindow(after(0), window.id);
    if (end + DECIDED_AFTER_DAYS * DAY_MS > now) continue;
    const queue = await listHeld(context, officer);
    if (!queue.ok) throw new Error(`The demonstration was refused: ${queue.code}`);
    for (const group of queue.value.groups) {
      decisions++;
      await decideGroup(after(1 + (decisions % 3)), officer, group, decisions);
      const reference = references.get(group.items[0]?.id ?? '');
      if (reference !== undefined && decisions % APPEAL_EVERY === 0) {
        await appealDecision(
          isAnswered ? after(4) : at(now - DAY_MS),
          reference,
          APPEAL,
          `100.127.${decisions % 256}.7`,
        );
      }
    }
    if (isAnswered) await answerAppeals(after(6), colleague);
  }
  await closeQuarters(context);
  return decisions;
}

async function officersOf(context: Context): Promise<[Actor, Actor]> {
  const emails = demoAccounts.filter(({ roles }) => roles.includes('officer')).map(({ email }) => email);
  const [one, other] = await Promise.all(emails.map((email) => findActor(context, email)));
  if (!one || !other) throw new Error('The demonstration has fewer than two officers.');
  return [one, other];
}

async function decideGroup(context: Context, officer: Actor, group: HeldGroup, index: number): Promise<void> {
  const { clusterId, items, heldUntil } = group;
  const target = clusterId === null ? { id: items[0]?.id ?? '' } : { clusterId, until: heldUntil };
  const decided = await decideHeld(context, officer, { target, reason: reasonFor(group, index) });
  if (!decided.ok) throw new Error(`The demonstration was refused: ${decided.code}`);
}

function reasonFor({ findings, size }: HeldGroup, index: number): string {
  const codes = findings.map(({ code }) => code);
  if (codes.includes('integrity')) return 'to-wbs';
  if (codes.includes('abuse')) return index % 2 === 0 ? 'about-service' : 'abusive';
  if (codes.includes('campaign')) return size >= LARGE_CAMPAIGN ? 'campaign-copy' : 'own-experience';
  return 'harmless';
}

async function answerAppeals(context: Context, colleague: Actor): Promise<void> {
  const appeals = await listAppeals(context, colleague);
  if (!appeals.ok) throw new Error(`The demonstration was refused: ${appeals.code}`);
  for (const { id, first } of appeals.value) {
    const isConvincing = first.reason === 'abusive';
    await decideAppeal(context, colleague, id, isConvincing ? 'about-service' : first.reason);
  }
}
