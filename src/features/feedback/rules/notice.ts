import type { FormFieldNotice } from '#features/privacy/index.ts';

/** Every field of the resident's form, why it is asked and what becomes of it. */
export const FEEDBACK_NOTICE: readonly FormFieldNotice[] = [
  { field: 'kunci', purpose: 'idempotency', keeping: 'counted' },
  { field: 'unit', purpose: 'place', keeping: 'counted' },
  { field: 'bulan', purpose: 'place', keeping: 'counted' },
  { field: 'unsur-*', purpose: 'experience', keeping: 'counted' },
  { field: 'perilaku-*', purpose: 'experience', keeping: 'counted' },
  { field: 'cerita', purpose: 'experience', keeping: 'feedbackText' },
  { field: 'hubungan', purpose: 'relation', keeping: 'counted' },
  { field: 'kode-layanan', purpose: 'served', keeping: 'keyed-hash' },
  { field: 'surel', purpose: 'one-voice', keeping: 'keyed-hash' },
  { field: 'altcha', purpose: 'person-check', keeping: 'keyed-hash' },
  { field: 'garam', purpose: 'proof', keeping: 'feedbackText' },
];
