/** A day in Asia/Jakarta, written YYYY-MM-DD. Lampung keeps WIB (UTC+7) all year. */
export type PlainDate = string;

const WIB_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

export function plainDate(instant: Date): PlainDate {
  return new Date(instant.getTime() + WIB_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which the day begins in Jakarta. */
export function startOfDay(date: PlainDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - WIB_OFFSET_MS);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Reads `2026-07-01` or `01-07-2026`; null when the text is neither or the day does not exist. */
export function parsePlainDate(text: string): PlainDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const local = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text);
  const date = iso ? text : local ? `${local[3]}-${local[2]}-${local[1]}` : null;
  if (date === null) return null;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}
