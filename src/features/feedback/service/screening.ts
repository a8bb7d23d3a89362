import type { Context } from '#lib/context.ts';
import { type Finding, holdingFindings, RULE_VERSION } from '../rules/screening/finding.ts';
import { type Outcome, screenSubmissions } from '../rules/screening/screen-window.ts';
import {
  insertScreenings,
  type KnownScreening,
  listUnscreenedWindows,
  type NewScreening,
  updateCluster,
  updateScreening,
} from '../store/screening.ts';
import { type Member, type Memory, OVERLAP_MS, recall, type WindowMemory } from './screening-memory.ts';

const ROWS_A_WRITE = 100;

/**
 * The work of the job that screens: each call looks for what was verified since and screens those windows.
 * @returns a function that tells whether there was anything to do.
 */
export function createScreener(context: Context): () => Promise<boolean> {
  const memory: Memory = new Map();
  let from = new Date(0);
  return async () => {
    const startedAt = context.clock.now();
    const windows = await listUnscreenedWindows(context, from);
    for (const id of windows) await screenWindow(context, id, memory);
    from = new Date(startedAt.getTime() - OVERLAP_MS);
    return windows.length > 0;
  };
}

/**
 * Screens what was verified in a window since the last time, and looks again at the rest beside it: whoever turns out
 * to be part of a campaign is held, too, unless a person has decided. Safe to repeat.
 * @returns how many screenings were made or changed.
 */
export async function screenWindow(
  context: Context,
  windowId: string,
  memory: Memory = new Map(),
): Promise<number> {
  const remembered = await recall(context, memory, windowId);
  return remembered === null ? 0 : writeOutcomes(context, remembered);
}

async function writeOutcomes(
  context: Context,
  { window, provincePerHour, members }: WindowMemory,
): Promise<number> {
  const all = [...members.values()];
  const outcomes = screenSubmissions(all, window.opensAt, provincePerHour);
  const changed = all.flatMap((member, at) => {
    const outcome = outcomes[at];
    const next = outcome === undefined ? null : nextScreening(member, outcome, context.clock.now());
    return next === null ? [] : [{ member, next }];
  });
  for (let first = 0; first < changed.length; first += ROWS_A_WRITE) {
    const part = changed.slice(first, first + ROWS_A_WRITE);
    const added = part.filter(({ member }) => member.known === null).map(({ next }) => next);
    const updated = part.filter(({ member }) => member.known !== null);
    await context.database.write([
      ...(added.length === 0 ? [] : [insertScreenings(context, added)]),
      ...updated.map(({ next }) => updateScreening(context, next)),
      ...updated.map(({ next }) => updateCluster(context, next.feedbackId, next.clusterId)),
    ]);
    for (const { member, next } of part) member.known = next;
  }
  return changed.length;
}

/** Null when nothing has changed. What is held stays so until a person decides, even when its campaign falls apart. */
function nextScreening(
  { id, known }: Member,
  { findings, clusterId }: Outcome,
  now: Date,
): NewScreening | null {
  const isHeld = holdingFindings(findings).length > 0;
  const isKept = known !== null && known.standing !== 'clear' && !(known.standing === 'held' && isHeld);
  const next: NewScreening = {
    feedbackId: id,
    standing: isKept ? known.standing : isHeld ? 'held' : 'clear',
    findings: isKept ? known.findings : findings,
    ruleVersion: RULE_VERSION,
    clusterId,
    heldSince: known?.heldSince ?? (isHeld ? now : null),
  };
  return known !== null && looksOf(known) === looksOf(next) ? null : next;
}

/** Counts grow with every newcomer; that alone is no reason to write a whole campaign anew. */
function looksOf({ standing, findings, ruleVersion, clusterId }: KnownScreening): string {
  return [standing, ruleVersion, clusterId, ...findings.map(({ code }: Finding) => code)].join(' ');
}
