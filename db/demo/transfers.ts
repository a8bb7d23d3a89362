import { agencies } from '#features/staffing/index.ts';
import { addDays, type PlainDate } from '#lib/date.ts';
import type { Chance, Weighted } from './chance.ts';
import type { DemoEmployee, EmployeeSource } from './employees.ts';
import { outsideGovernment, postTitle, rationale, workUnit } from './register-words.ts';
import { type DemoStaffingRow, kindOf } from './staffing.ts';
import blocks from './tables/decree-blocks.json' with { type: 'json' };

/** One side of a move. For a move from or to another government, `agency` is the province's agency in the same field. */
interface DemoPlace {
  readonly agency: string;
  readonly unit: string;
  readonly post: string;
  readonly family: string;
}

/** One row of a decree's annex, in codes. */
export interface DemoTransfer {
  readonly employee: DemoEmployee;
  readonly decreeNumber: string;
  readonly decreeDate: PlainDate;
  readonly effectiveDate: PlainDate;
  readonly type: string;
  readonly direction: string;
  readonly origin: DemoPlace;
  readonly destination: DemoPlace;
  readonly grade: string;
  readonly ground: string;
  readonly rationale: string;
  readonly qualification: 'MEETS' | 'PARTLY';
  /** In the words of the file, such as `7 tahun sebagai Perawat Ahli Muda`. */
  readonly experience: string;
}

export type BlockName = keyof typeof blocks;
/** Holders who have not been moved by the decree yet: a post's only holder moves once. */
export interface Holders extends DemoStaffingRow {
  left: number;
}
interface Route {
  readonly from: string;
  readonly to: string;
  readonly family: string;
  readonly toFamily: string;
}

const OUTSIDE_TYPES: readonly Weighted<string>[] = [
  ['BETWEEN_REGENCIES_IN_PROVINCE', 11],
  ['BETWEEN_PROVINCES', 4],
  ['REGION_CENTRAL', 3],
];
const KIND_ORDER = ['pelaksana', 'fungsional', 'pengawas', 'administrator', 'jpt'];

/** The moves that one part of a decree decides: some routes between agencies, and the grounds usual there. */
export function blockTransfers(
  chance: Chance,
  employees: EmployeeSource,
  staffing: readonly Holders[],
  decreeDate: PlainDate,
  name: BlockName,
  count: number,
): DemoTransfer[] {
  const block = blocks[name];
  const year = decreeDate.slice(0, 4);
  const decreeNumber = chance.pick([
    `G/${chance.between(100, 899)}/VI.04/HK/${year}`,
    `800.1.3.3/Kep.${chance.between(100, 899)}/VI.04/${year}`,
  ]);
  const effectiveDate = addDays(decreeDate, chance.between(0, 4));
  const routes = chance.shuffled(readRoutes(block.routes)).slice(0, block.routesPerDay);
  const grounds = block.grounds as unknown as readonly Weighted<string>[];

  return Array.from({ length: count }, () => {
    const route = chance.pickWeighted(routes);
    const holder = takeHolder(chance, staffing, route);
    const toAgency = route.to === '*' ? destinationOf(chance, staffing, route, holder.agency) : route.to;
    const type = chance.happens(block.outsideShare)
      ? chance.pickWeighted(OUTSIDE_TYPES)
      : 'WITHIN_INSTITUTION';
    const comesFromOutside = type !== 'WITHIN_INSTITUTION' && chance.happens(0.6);
    const goesOutside = type !== 'WITHIN_INSTITUTION' && !comesFromOutside;
    const origin = placeOf(chance, holder.agency, route.family, holder.grade, comesFromOutside ? type : null);
    const destination = placeOf(chance, toAgency, route.toFamily, holder.grade, goesOutside ? type : null);
    const employee = employees.next(route.family, holder.grade, decreeDate);
    const ground = chance.pickWeighted(grounds);
    return {
      employee,
      decreeNumber,
      decreeDate,
      effectiveDate,
      type,
      direction: directionOf(chance, route),
      origin,
      destination,
      grade: holder.grade,
      ground,
      rationale: rationale(chance, ground, { employee, origin, destination, year }),
      qualification: chance.happens(0.84) ? 'MEETS' : 'PARTLY',
      experience: `${chance.between(2, 14)} tahun sebagai ${origin.post}`,
    };
  });
}

function readRoutes(rows: (typeof blocks)[BlockName]['routes']): Weighted<Route>[] {
  return rows.map((row) => {
    const [from, to, family, toFamily, weight] = row as [string, string, string, string, number];
    return [{ from, to, family, toFamily }, weight];
  });
}

/** The grade follows from who holds such posts there. Only PNS are transferred by these decrees (Peraturan BKN 5/2019). */
function takeHolder(chance: Chance, staffing: readonly Holders[], route: Route): DemoStaffingRow {
  const rows = staffing.filter(
    (row) =>
      row.left > 0 &&
      row.family === route.family &&
      row.grade.includes('/') &&
      (route.from === '*' || row.agency === route.from),
  );
  const agency = chance.pick([...new Set(rows.map((row) => row.agency))]);
  const taken = chance.pickWeighted(
    rows.filter((row) => row.agency === agency).map((row): Weighted<Holders> => [row, row.left]),
  );
  taken.left--;
  return taken;
}

function destinationOf(chance: Chance, staffing: readonly Holders[], route: Route, origin: string) {
  const employing = new Set(staffing.filter((row) => row.family === route.toFamily).map((row) => row.agency));
  return chance.pick(agencies.filter(({ code }) => code !== origin && employing.has(code))).code;
}

function placeOf(
  chance: Chance,
  agency: string,
  family: string,
  grade: string,
  outsideType: string | null,
): DemoPlace {
  return {
    agency,
    unit: outsideType === null ? workUnit(chance, agency, family) : outsideGovernment(chance, outsideType),
    post: postTitle(chance, agency, family, grade),
    family,
  };
}

function directionOf(chance: Chance, route: Route): string {
  const from = KIND_ORDER.indexOf(kindOf(route.family));
  const to = KIND_ORDER.indexOf(kindOf(route.toFamily));
  if (from === to) return chance.happens(0.93) ? 'HORIZONTAL' : chance.pick(['VERTICAL', 'ADJUSTMENT']);
  const crossesIntoFunctional = KIND_ORDER[to] === 'fungsional';
  return to > from && !crossesIntoFunctional ? 'VERTICAL' : 'DIAGONAL';
}
