import { addDays, plainDate } from '#lib/date.ts';
import { newId } from '#lib/id.ts';
import { systemRandom } from '#lib/random.ts';

/** The form of a consultation as an officer fills it: about health workers of one hospital, for two weeks from today. */
export function consultationFields(now: Date): Record<string, string> {
  return {
    kunci: newId(systemRandom),
    perangkat: 'rsud-abdul-moeloek',
    rumpun: 'tenaga-kesehatan',
    mulai: plainDate(now),
    sampai: addDays(plainDate(now), 14),
    pertanyaan: 'Layanan apa yang paling lama Anda tunggu?',
    'pertanyaan-en': 'Which service took longest?',
    alasan: 'Kebutuhan pegawai sedang dikaji.',
    'alasan-en': '',
  };
}

/** The reason of a change to a window that nobody changed before. */
export const changeFields = { versi: '1', alasan: 'Loket baru buka pekan lalu.' } as const;

/** A last day to which a window that opened by now may be extended. */
export function extensionDay(now: Date): { sampai: string } {
  return { sampai: addDays(plainDate(now), 40) };
}
