import { serviceMonths, unitsOf } from '#features/feedback/index.ts';
import { newId } from '#lib/id.ts';
import { systemRandom } from '#lib/random.ts';

/** A resident's form that holds, field by field, for a window of these agencies; `changed` replaces fields. */
export function feedbackValues(
  window: { readonly agencies: readonly string[] },
  now: Date,
  changed: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    kunci: newId(systemRandom),
    unit: unitsOf(window.agencies)[0]?.code ?? '',
    bulan: serviceMonths(now)[0] ?? '',
    'unsur-CONDUCT': '3',
    'unsur-TIME': '2',
    'unsur-COMPETENCE': '4',
    cerita: 'Petugas ramah, antrean panjang.',
    hubungan: 'user',
    surel: 'warga@example.org',
    ...changed,
  };
}
