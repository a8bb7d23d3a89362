const HOUR_MS = 3_600_000;

/** For how long something is kept. The jobs that delete and the notices that people read take the numbers from here. */
export const RETENTION = {
  unconfirmedFeedback: { unit: 'hours', number: 48 },
  feedbackText: { unit: 'years', number: 2 },
  dataRequest: { unit: 'years', number: 1 },
  session: { unit: 'days', number: 30 },
  networkTrace: { unit: 'days', number: 2 },
  audit: { unit: 'years', number: 5 },
} as const satisfies Record<string, { unit: 'hours' | 'days' | 'years'; number: number }>;
export type Retained = keyof typeof RETENTION;

/** The instant so long ago. Years are calendar years. */
export function retainedSince(retained: Retained, now: Date): Date {
  const { unit, number } = RETENTION[retained];
  if (unit !== 'years') return new Date(now.getTime() - number * (unit === 'hours' ? HOUR_MS : 24 * HOUR_MS));
  const since = new Date(now);
  since.setUTCFullYear(now.getUTCFullYear() - number);
  return since;
}
