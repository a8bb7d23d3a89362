/** The only source of time. Instants are UTC; tests and the demo put a fixed or moving clock in its place. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export interface SettableClock extends Clock {
  set(instant: Date): void;
  advance(seconds: number): void;
}

export function settableClock(start: Date): SettableClock {
  let instant = start;
  return {
    now: () => new Date(instant),
    set(next) {
      instant = next;
    },
    advance(seconds) {
      instant = new Date(instant.getTime() + seconds * 1000);
    },
  };
}
