import { redactText } from '#features/anonymity/index.ts';
import { listRosterNames } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { FeedbackWindow } from '../rules/window.ts';

/** Masks texts of these windows as evaluators get them; the roster of a window's agencies is read once. */
export function createMask(context: Context) {
  const rosters = new Map<string, Promise<readonly string[]>>();
  return async (window: FeedbackWindow, text: string | null): Promise<string | null> => {
    if (text === null || text === '') return text;
    const key = window.agencies.join(' ');
    const roster = rosters.get(key) ?? listRosterNames(context, window.agencies);
    rosters.set(key, roster);
    return redactText(text, { roster: await roster }).text;
  };
}
