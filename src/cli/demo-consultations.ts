import { isReviewClosed } from '#features/evaluation/index.ts';
import { extendWindow, type FeedbackWindow, openConsultation, readWindow } from '#features/feedback/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { addDays, type PlainDate, startOfDay } from '#lib/date.ts';
import { newId } from '#lib/id.ts';

const HOUR_MS = 3_600_000;

/** The days are counted from today. `extendedTo` is decided three days before the last one. */
const CONSULTATIONS = [
  {
    opens: -52,
    closes: -38,
    extendedTo: -31,
    agency: 'bapenda',
    family: 'layanan-langsung',
    question: {
      id: 'Loket mana yang paling membutuhkan tambahan petugas, dan pada jam berapa?',
      en: 'Which counter needs more officers most, and at what time of day?',
    },
    reason: {
      id: 'Pembagian petugas loket tahun depan sedang dikaji.',
      en: 'How counter staff are shared out next year is being studied.',
    },
    why: {
      id: 'Formulir baru dipasang di semua loket pada minggu kedua.',
      en: 'The form was put up at all counters only in the second week.',
    },
  },
  {
    opens: -5,
    closes: 16,
    extendedTo: null,
    agency: 'rsud-abdul-moeloek',
    family: 'tenaga-kesehatan',
    question: {
      id: 'Layanan apa yang paling lama Anda tunggu, dan apa yang membuatnya lama?',
      en: 'Which service did you wait for longest, and what made it long?',
    },
    reason: {
      id: 'Kebutuhan tenaga kesehatan sedang dikaji sebelum mutasi berikutnya diputuskan.',
      en: 'The need for health workers is being studied before the next transfers are decided.',
    },
    why: null,
  },
] as const;

/** The demonstration's consultations, one over and extended once, one open now; each done on its day at ten o'clock. */
export async function holdConsultations(
  context: Context,
  officer: Actor,
  today: PlainDate,
): Promise<FeedbackWindow[]> {
  const windows: FeedbackWindow[] = [];
  for (const one of CONSULTATIONS) {
    const id = newId(context.random);
    const values = {
      kunci: id,
      rumpun: one.family,
      mulai: addDays(today, one.opens),
      sampai: addDays(today, one.closes),
      pertanyaan: one.question.id,
      'pertanyaan-en': one.question.en,
      alasan: one.reason.id,
      'alasan-en': one.reason.en,
    };
    const typed = { values, agencies: [one.agency], units: [] };
    const opened = await openConsultation(at(context, values.mulai), officer, typed);
    if (!opened.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(opened)}`);
    if (one.extendedTo !== null) {
      const later = { sampai: addDays(today, one.extendedTo), alasan: one.why.id, 'alasan-en': one.why.en };
      const then = at(context, addDays(values.sampai, -3));
      const request = { windowId: id, values: later, seen: 1 };
      const extended = await extendWindow(then, officer, request, (window) => isReviewClosed(then, window));
      if (!extended.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(extended)}`);
    }
    const window = await readWindow(context, id);
    if (window !== null) windows.push(window);
  }
  return windows;
}

/** The same province at ten o'clock of another day. */
function at(context: Context, day: PlainDate): Context {
  const instant = new Date(startOfDay(day).getTime() + 10 * HOUR_MS);
  return { ...context, clock: { now: () => instant } };
}
