import { readWindow, unitsIn, windowState } from '#features/feedback/index.ts';
import type { Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import type { InputContent } from '../rules/input.ts';
import type { FieldProblem } from '../schema/text.ts';

/** Finds what is wrong with an input in the light of its window and of today, by paths of its content. */
export type ContentCheck = (content: Pick<InputContent, 'window' | 'units' | 'period'>) => FieldProblem[];

/** A check against these windows; those that are not open, or not there, take nothing. */
export async function createContentCheck(
  context: Context,
  windowIds: readonly string[],
): Promise<ContentCheck> {
  const now = context.clock.now();
  const today = plainDate(now);
  const units = new Map<string, ReadonlySet<string>>();
  const closed = new Set<string>();
  for (const id of new Set(windowIds)) {
    const window = await readWindow(context, id);
    if (window === null) continue;
    if (windowState(window, now) !== 'open') closed.add(id);
    units.set(id, new Set(unitsIn(window).map(({ code }) => code)));
  }
  return ({ window, units: named, period }) => {
    const known = units.get(window);
    if (known === undefined) return [{ field: 'window', code: 'organisation.window-unknown' }];
    const problems: FieldProblem[] = [];
    if (closed.has(window)) problems.push({ field: 'window', code: 'organisation.window-closed' });
    if (named.some((code) => !known.has(code))) {
      problems.push({ field: 'units', code: 'organisation.unit-unknown' });
    }
    if (period.to > today.slice(0, 7))
      problems.push({ field: 'period.to', code: 'organisation.month-ahead' });
    return problems;
  };
}
