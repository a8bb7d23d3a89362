import { findAgency } from '#features/staffing/index.ts';
import conductRows from '../reference/conduct-items.json' with { type: 'json' };
import unitRows from '../reference/service-units.json' with { type: 'json' };
import elementRows from '../reference/skm-elements.json' with { type: 'json' };

/** The questions of a window stay those of the version with which it opened. */
export const INSTRUMENT_VERSION = 1;

/** One of the nine SKM elements (PermenPANRB 14/2017), keyed by code: the annex numbers them in another order. */
export interface ServiceElement {
  readonly code: string;
  readonly labelId: string;
  readonly labelEn: string;
  readonly questionId: string;
  readonly questionEn: string;
  /** Words for the answers 1 to 4. */
  readonly answersId: readonly string[];
  readonly answersEn: readonly string[];
}

/** A BerAKHLAK conduct that a citizen can observe (SE MenPANRB 20/2021). */
export interface ConductItem {
  readonly code: string;
  readonly labelId: string;
  readonly labelEn: string;
}

export interface ServiceUnit {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
}

export const serviceElements: readonly ServiceElement[] = elementRows;
export const conductItems: readonly ConductItem[] = conductRows;
const serviceUnits: readonly ServiceUnit[] = unitRows;

export const RELATIONS = ['user', 'family', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * Where people were served by these agencies, in the order of their names. An agency without a listed unit serves
 * at its own office, which then bears the agency's code.
 */
export function unitsOf(agencyCodes: readonly string[]): ServiceUnit[] {
  return agencyCodes
    .flatMap(unitsOfAgency)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'id'));
}

/** The codes of the same units, in no order. */
export function unitCodesOf(agencyCodes: readonly string[]): string[] {
  return agencyCodes.flatMap(unitsOfAgency).map((unit) => unit.code);
}

const unitsByAgency = Map.groupBy(serviceUnits, (unit) => unit.agency);

function unitsOfAgency(code: string): ServiceUnit[] {
  const office = findAgency(code);
  return unitsByAgency.get(code) ?? (office === null ? [] : [{ code, name: office.labelId, agency: code }]);
}

export function findUnit(code: string): ServiceUnit | null {
  const office = findAgency(code);
  return (
    serviceUnits.find((unit) => unit.code === code) ??
    (office === null ? null : { code, name: office.labelId, agency: code })
  );
}
