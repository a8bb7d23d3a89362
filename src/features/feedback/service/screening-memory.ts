import { setImmediate } from 'node:timers/promises';
import type { Context } from '#lib/context.ts';
import { createDuplicateIndex, type DuplicateIndex } from '../rules/screening/duplicate-index.ts';
import { isOwnFinding, RULE_VERSION } from '../rules/screening/finding.ts';
import { foldText } from '../rules/screening/fold.ts';
import { screenText } from '../rules/screening/screen-text.ts';
import type { Screened } from '../rules/screening/screen-window.ts';
import { shinglesOf } from '../rules/screening/shingles.ts';
import type { FeedbackWindow } from '../rules/window.ts';
import {
  countElsewhere,
  type KnownScreening,
  listWithdrawnIds,
  selectToScreen,
  type ToScreen,
} from '../store/screening.ts';
import { findWindow } from '../store/windows.ts';

/** A write that was built before another may reach the disk after it; nobody waits longer than this. */
export const OVERLAP_MS = 300_000;
/** About 2 kB each. The windows that were least lately spoken in are forgotten first, and read again when needed. */
const MOST_REMEMBERED = 200_000;
/** An average window of fourteen days gets about 300 submissions; this weighs like one day of other windows. */
const USUAL = { submissions: 24, hours: 24 };

export interface Member extends Screened {
  /** Its number in the index; null when its text is too short to be compared. */
  readonly number: number | null;
  known: KnownScreening | null;
}

/** A window as it was screened so far, so that each text is opened and compared once. Holds no text. */
export interface WindowMemory {
  readonly window: FeedbackWindow;
  readonly provincePerHour: number;
  readonly index: DuplicateIndex;
  /** By number in the index. */
  readonly indexedIds: string[];
  /** By id, in the order in which they came. */
  readonly members: Map<string, Member>;
  newest: Date;
}

/** By window, those least lately spoken in first. */
export type Memory = Map<string, WindowMemory>;

/** The window as far as it is screened, with what was verified since and without what was withdrawn; null when there is none. */
export async function recall(
  context: Context,
  memory: Memory,
  windowId: string,
): Promise<WindowMemory | null> {
  const remembered = memory.get(windowId) ?? (await newMemory(context, windowId));
  if (remembered === null) return null;
  // Out of the memory until it is complete: after an error it is read anew.
  memory.delete(windowId);
  await takeIn(context, remembered);
  for (const id of await listWithdrawnIds(context, windowId)) drop(remembered, id);
  memory.set(windowId, remembered);
  forgetOldest(memory);
  return remembered;
}

async function newMemory(context: Context, windowId: string): Promise<WindowMemory | null> {
  const window = await findWindow(context, windowId);
  if (window === null) return null;
  const { submissions, hours } = await countElsewhere(context, windowId);
  return {
    window,
    provincePerHour: (submissions + USUAL.submissions) / (hours + USUAL.hours),
    index: createDuplicateIndex(),
    indexedIds: [],
    members: new Map(),
    newest: new Date(0),
  };
}

async function takeIn(context: Context, memory: WindowMemory): Promise<void> {
  const from = new Date(memory.newest.getTime() - OVERLAP_MS);
  for await (const row of selectToScreen(context, memory.window.id, from)) {
    const earlier = memory.members.get(row.id);
    const isCorrected = earlier !== undefined && earlier.known !== null && row.known === null;
    if (isCorrected) drop(memory, row.id);
    else if (earlier !== undefined) continue;
    memory.members.set(row.id, toMember(memory, row));
    if (row.verifiedAt > memory.newest) memory.newest = row.verifiedAt;
    // A text takes about a millisecond: requests are served in between.
    await setImmediate();
  }
}

function toMember(memory: WindowMemory, row: ToScreen): Member {
  const { text, known, ...submission } = row;
  const shingles = text === null ? null : shinglesOf(foldText(text));
  const matches = shingles === null ? [] : memory.index.add(shingles);
  const number = shingles === null ? null : memory.indexedIds.push(row.id) - 1;
  return {
    ...submission,
    ownFindings:
      known?.ruleVersion === RULE_VERSION ? known.findings.filter(isOwnFinding) : screenText(text ?? ''),
    matches: matches.flatMap((match) => memory.indexedIds[match] ?? []),
    number,
    known,
  };
}

function drop(memory: WindowMemory, id: string): void {
  const number = memory.members.get(id)?.number ?? null;
  if (number !== null) memory.index.remove(number);
  memory.members.delete(id);
  for (const [other, member] of memory.members) {
    if (!member.matches.includes(id)) continue;
    memory.members.set(other, { ...member, matches: member.matches.filter((match) => match !== id) });
  }
}

function forgetOldest(memory: Memory): void {
  let total = [...memory.values()].reduce((sum, { members }) => sum + members.size, 0);
  for (const [id, { members }] of memory) {
    if (total <= MOST_REMEMBERED || memory.size === 1) return;
    memory.delete(id);
    total -= members.size;
  }
}
