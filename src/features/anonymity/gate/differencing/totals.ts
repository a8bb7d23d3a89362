import { ATTRIBUTES, type Attribute } from '../../rules/hierarchies.ts';
import { sum } from '../counts.ts';
import { describedUpwards } from '../hierarchy-files.ts';
import type { Announced } from '../report.ts';

/** An announcement and where findings about it point to. */
export interface Pathed {
  readonly path: string;
  readonly announced: Announced;
}

/** What is told of the members of an announcement besides that they are there. */
export const FIGURES = ['grounds', 'directions', 'qualification'] as const;
export type Figure = (typeof FIGURES)[number];

/** The announcements that a reader adds up: those whose description lies at or below one value, or a single one. */
export interface Total {
  readonly attribute: Attribute;
  /** The total that this one is part of: of the next coarser value; null for the total of everything. */
  readonly parent: Total | null;
  readonly parts: Pathed[];
  /** Transfers in all of them. */
  size: number;
}

/** Each announcement, and the totals of all values of one attribute, at any level, that hold it. */
export function addUp(announcements: readonly Pathed[]): Total[] {
  return ATTRIBUTES.flatMap((attribute) => {
    const everything: Total = { attribute, parent: null, parts: [], size: 0 };
    const totals = new Map<string, Total>();
    const single: Total[] = [];
    for (const one of announcements) {
      let total = everything;
      include(total, one);
      for (const { level, value } of describedUpwards(attribute, one.announced[attribute]).reverse()) {
        const key = `${level};${value}`;
        const known = totals.get(key) ?? { attribute, parent: total, parts: [], size: 0 };
        totals.set(key, known);
        include(known, one);
        total = known;
      }
      single.push({ attribute, parent: total, parts: [one], size: one.announced.size });
    }
    return [everything, ...totals.values(), ...single];
  });
}

/** The members of an announcement of whom the figure tells something. */
export function toldOf(announced: Announced, figure: Figure): number {
  if (figure !== 'qualification') return sum(announced[figure]);
  const { qualification } = announced;
  return qualification === null ? 0 : qualification.meets + qualification.partly;
}

function include(total: Total, one: Pathed): void {
  total.parts.push(one);
  total.size += one.announced.size;
}
