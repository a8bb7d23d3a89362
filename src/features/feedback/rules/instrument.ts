import { findAgency, type Labelled } from '#features/staffing/index.ts';
import firstInstrument from '../reference/instruments/1.json' with { type: 'json' };
import unitRows from '../reference/service-units.json' with { type: 'json' };

/** One of the nine SKM elements (PermenPANRB 14/2017), keyed by code: the annex numbers them in another order. */
export interface ServiceElement extends Labelled {
  readonly questionId: string;
  readonly questionEn: string;
  /** Words for the answers 1 to 4. */
  readonly answersId: readonly string[];
  readonly answersEn: readonly string[];
}

type Question = Omit<Labelled, 'code'>;

/** What residents are asked. A version never changes once a window has opened with it: a change is the next file. */
export interface Instrument {
  readonly version: number;
  /** The questions that stand above their answers. */
  readonly questions: Readonly<Record<'elements' | 'conduct' | 'story' | 'relation', Question>>;
  readonly elements: readonly ServiceElement[];
  /** Codes of the elements that are asked first, in this order; the others are asked further down. */
  readonly foremost: readonly string[];
  /** BerAKHLAK conduct that a citizen can observe (SE MenPANRB 20/2021). */
  readonly conduct: readonly Labelled[];
  readonly conductAnswersId: readonly string[];
  readonly conductAnswersEn: readonly string[];
  readonly relations: readonly Labelled[];
}

/** All versions, oldest first: windows open with the last one, and keep theirs. */
export type Instruments = readonly [Instrument, ...Instrument[]];
export const instruments: Instruments = [firstInstrument];

export function newestInstrument(known: Instruments): Instrument {
  return known.reduce((newest, one) => (one.version > newest.version ? one : newest));
}

/** @throws RangeError when the version is not known: its questions must never be guessed. */
export function getInstrument(version: number, known: Instruments = instruments): Instrument {
  const found = known.find((one) => one.version === version);
  if (found === undefined) throw new RangeError(`There is no instrument ${version}.`);
  return found;
}

/** What windows that open today ask. */
export const { elements: serviceElements, conduct: conductItems } = newestInstrument(instruments);

export interface ServiceUnit {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
}

const serviceUnits: readonly ServiceUnit[] = unitRows;

/**
 * Where people were served by these agencies, in the order of their names. An agency without a listed unit serves
 * at its own office, which then bears the agency's code.
 */
export function unitsOf(agencyCodes: readonly string[]): ServiceUnit[] {
  return agencyCodes
    .flatMap(unitsOfAgency)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'id'));
}

/** The units that may be named in a window: those it is limited to, else all of its agencies. */
export function unitsIn(window: WindowUnits): ServiceUnit[] {
  const all = unitsOf(window.agencies);
  return window.units.length === 0 ? all : all.filter(({ code }) => window.units.includes(code));
}

interface WindowUnits {
  readonly agencies: readonly string[];
  readonly units: readonly string[];
}

/** The codes of the same units, in no order. */
export function unitCodesIn({ agencies, units }: WindowUnits): string[] {
  const all = agencies.flatMap(unitsOfAgency).map(({ code }) => code);
  return units.length === 0 ? all : all.filter((code) => units.includes(code));
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
