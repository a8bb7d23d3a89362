interface PersonsMove {
  readonly employeeRef: string;
  readonly decreeDate: string;
}

/**
 * The earliest waiting transfer of each person. An announcement stands for at least k persons, so two moves of one
 * person never stand in one release; the later one waits for the next.
 */
export function onePerPerson<Move extends PersonsMove>(moves: readonly Move[]): Move[] {
  const seen = new Set<string>();
  return moves
    .toSorted((one, other) =>
      one.decreeDate < other.decreeDate ? -1 : one.decreeDate > other.decreeDate ? 1 : 0,
    )
    .filter(({ employeeRef }) => !seen.has(employeeRef) && seen.add(employeeRef));
}
