import { canReview, eventIfChanged, requireRole } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type Decision, type DecisionReason, outcomeOf } from '../rules/moderation.ts';
import { type Finding, holdingFindings } from '../rules/screening/finding.ts';
import type { FeedbackWindow } from '../rules/window.ts';
import {
  decideStatements,
  type HeldRow,
  type HeldTarget,
  listHeldRows,
  listTargetWindows,
  readText,
} from '../store/moderation.ts';
import { findWindow } from '../store/windows.ts';
import { createMask } from './masking.ts';

const GROUPS_A_PAGE = 20;
/** Enough of a campaign to see what it says. */
const SHOWN_OF_CLUSTER = 3;

export interface HeldItem extends HeldRow {
  readonly window: FeedbackWindow;
  /** Masked; null once erased. */
  readonly text: string | null;
}

/** One submission that is held, or a campaign of several that are decided together. */
export interface HeldGroup {
  /** Null for a single submission. */
  readonly clusterId: string | null;
  readonly size: number;
  readonly heldSince: Date;
  /** Of the latest member: a decision covers what was held by then. */
  readonly heldUntil: Date;
  readonly findings: readonly Finding[];
  /** The first few. */
  readonly items: readonly HeldItem[];
}

export interface HoldQueue {
  readonly groups: readonly HeldGroup[];
  /** Submissions that wait, all pages together. */
  readonly total: number;
  readonly pages: number;
}

/**
 * What the rules held, the longest waiting first. For officers: whoever evaluates a window does not also choose its
 * feedback, so an officer who is an evaluator of its agencies gets nothing of it.
 * @param page counts from 1.
 */
export async function listHeld(
  context: Context,
  actor: Actor | null,
  page = 1,
): Promise<Result<HoldQueue, 'identity.sign-in' | 'identity.forbidden'>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const rows = await listHeldRows(context);
  const windows = await windowsById(context, rows);
  const others = rows.flatMap((row) => {
    const window = windows.get(row.windowId);
    return window === undefined || canReview(allowed.value, window.agencies) ? [] : [{ row, window }];
  });
  const groups = [...Map.groupBy(others, ({ row }) => row.clusterId ?? row.id).values()];
  const mask = createMask(context);
  const shown = groups.slice((page - 1) * GROUPS_A_PAGE, page * GROUPS_A_PAGE).map(async (members) => {
    const items = members.slice(0, SHOWN_OF_CLUSTER).map(async ({ row, window }) => ({
      ...row,
      window,
      text: await mask(window, await readText(context, row.id)),
    }));
    return groupOf(
      members.map(({ row }) => row),
      await Promise.all(items),
    );
  });
  return accept({
    groups: await Promise.all(shown),
    total: others.length,
    pages: Math.ceil(groups.length / GROUPS_A_PAGE),
  });
}

async function windowsById(context: Context, rows: readonly HeldRow[]): Promise<Map<string, FeedbackWindow>> {
  const ids = [...new Set(rows.map(({ windowId }) => windowId))];
  const windows = await Promise.all(ids.map((id) => findWindow(context, id)));
  return new Map(windows.flatMap((window) => (window === null ? [] : [[window.id, window] as const])));
}

/** `members` stand in the order in which they were held. */
function groupOf(members: readonly HeldRow[], items: readonly HeldItem[]): HeldGroup {
  const findings = new Map(
    members.flatMap((one) =>
      holdingFindings(one.findings).map((finding) => [finding.code, finding] as const),
    ),
  );
  const never = new Date(0);
  return {
    clusterId: members.length > 1 ? (members[0]?.clusterId ?? null) : null,
    size: members.length,
    heldSince: members[0]?.heldSince ?? never,
    heldUntil: members.at(-1)?.heldSince ?? never,
    findings: [...findings.values()],
    items,
  };
}

export interface HeldDecision {
  readonly target: HeldTarget;
  /** A reason code; the outcome follows from it. */
  readonly reason: string;
}

/**
 * Decides finally what happens with a held submission, or with all of a campaign that were held when its decider saw
 * them: it counts, is set aside, or goes another way. Audited with its reason.
 * @returns how many submissions were decided.
 */
export async function decideHeld(
  context: Context,
  actor: Actor | null,
  { target, reason }: HeldDecision,
): Promise<
  Result<
    { decided: number },
    | 'identity.sign-in'
    | 'identity.forbidden'
    | 'feedback.decision-reason-missing'
    | 'feedback.not-held'
    | 'feedback.own-evaluation'
  >
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const decision = readDecision(context, allowed.value, reason);
  if (decision === null) return refuse('feedback.decision-reason-missing');
  const id = 'id' in target ? target.id : target.clusterId;
  if (!ID_PATTERN.test(id)) return refuse('feedback.not-held');
  const windows = await Promise.all(
    (await listTargetWindows(context, target)).map((windowId) => findWindow(context, windowId)),
  );
  if (windows.some((window) => window !== null && canReview(allowed.value, window.agencies))) {
    return refuse('feedback.own-evaluation');
  }
  const [decided = 0] = await context.database.write([
    ...decideStatements(context, target, decision),
    eventIfChanged(context, {
      actor: allowed.value,
      action: 'feedback.held-decided',
      object: `${'id' in target ? 'feedback' : 'cluster'}:${id}`,
      detail: { outcome: decision.outcome, reason },
    }),
  ]);
  return decided === 0 ? refuse('feedback.not-held') : accept({ decided });
}

/** The decision that a chosen reason makes; null for a code that is none. */
export function readDecision(context: Context, actor: Actor, reason: string): Decision | null {
  const outcome = outcomeOf(reason);
  return outcome === null
    ? null
    : {
        outcome,
        reason: reason as DecisionReason,
        decidedBy: actor.accountId,
        decidedAt: context.clock.now(),
      };
}
