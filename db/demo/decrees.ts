import { quarterOf } from '#features/staffing/index.ts';
import { addDays, type PlainDate } from '#lib/date.ts';
import { type Chance, createChance } from './chance.ts';
import { createEmployeeSource } from './employees.ts';
import { demoStaffing } from './staffing.ts';
import decreeDays from './tables/decree-days.json' with { type: 'json' };
import { type BlockName, blockTransfers, type DemoTransfer } from './transfers.ts';

export interface DemoDecree {
  readonly decreeDate: PlainDate;
  readonly flavour: string;
  readonly transfers: readonly DemoTransfer[];
}

/** The last decree is old enough that a rule of 30 days after taking up the post lets it be published by `today`. */
const LAST_DECREE_DAYS_AGO = 37;
const YEAR_SPAN_DAYS = 342;
/** Month and day of national holidays that never move. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '06-01', '08-17', '12-25'];

/** A year of decrees, oldest first: ten days, 1,200 transfers of 1,200 different employees. */
export function demoDecrees(seed: string, today: PlainDate): DemoDecree[] {
  const chance = createChance(`${seed}/decrees`);
  const employees = createEmployeeSource(chance);
  return decreeDays.map(({ flavour, blocks: counts }, index) => {
    const decreeDate = decreeDateOf(chance, today, index);
    const staffing = demoStaffing(seed, quarterOf(decreeDate)).map((row) => ({ ...row, left: row.filled }));
    const transfers = Object.entries(counts).flatMap(([name, count]) =>
      blockTransfers(chance, employees, staffing, decreeDate, name as BlockName, count),
    );
    return { decreeDate, flavour, transfers };
  });
}

function decreeDateOf(chance: Chance, today: PlainDate, index: number): PlainDate {
  const isLast = index === decreeDays.length - 1;
  const step = YEAR_SPAN_DAYS / (decreeDays.length - 1);
  const jitter = isLast ? 0 : chance.between(-8, 8);
  const daysBack = Math.round((decreeDays.length - 1 - index) * step) + jitter;
  let day = addDays(today, -LAST_DECREE_DAYS_AGO - daysBack);
  while (!isOfficeDay(day)) day = addDays(day, -1);
  return day;
}

function isOfficeDay(day: PlainDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !FIXED_HOLIDAYS.includes(day.slice(5));
}
