import { serviceElements } from '#features/feedback/index.ts';
import type { InputContent } from '../rules/input.ts';
import { inputSchema } from './input.ts';
import { type FieldProblem, type FormValues, problemsOf } from './text.ts';

/** Where each part of an input stands in the form. */
const FIELDS: Readonly<Record<string, string>> = {
  window: 'jendela',
  period: 'mulai',
  'period.from': 'mulai',
  'period.to': 'selesai',
  units: 'unit',
  method: 'metode',
  observations: 'pengamatan',
  scores: 'unsur',
  goodPractice: 'praktik-baik',
  problem: 'masalah',
  requestedAction: 'tindakan',
  sources: 'sumber',
  conflictOfInterest: 'benturan-uraian',
  isNamed: 'disebut',
};
const SCORE_FIELDS: Readonly<Record<string, string>> = {
  score: 'nilai',
  evidence: 'bukti',
  confidence: 'yakin',
};

/** Parses the form, or lists every problem by field. `values.unit` holds the codes of all ticked units, one a line. */
export function parseInputForm(
  windowId: string,
  values: FormValues,
): { content: InputContent } | { problems: FieldProblem[] } {
  const answered = serviceElements.filter(({ code }) =>
    ['nilai', 'bukti', 'yakin'].some((part) => (values[`${part}-${code}`] ?? '').trim() !== ''),
  );
  const conflict = values['benturan'];
  const parsed = inputSchema.safeParse({
    window: windowId,
    period: { from: values['mulai'] ?? '', to: values['selesai'] ?? '' },
    units: unitsOfForm(values),
    method: values['metode'],
    observations: Number(values['pengamatan'] || Number.NaN),
    scores: answered.map(({ code }) => ({
      element: code,
      score: Number(values[`nilai-${code}`] || Number.NaN),
      evidence: values[`bukti-${code}`] ?? '',
      confidence: values[`yakin-${code}`],
    })),
    goodPractice: values['praktik-baik'] ?? '',
    problem: values['masalah'] ?? '',
    requestedAction: values['tindakan'] ?? '',
    sources: values['sumber'] ?? '',
    conflictOfInterest: conflict === 'ada' ? (values['benturan-uraian'] ?? '') : null,
    isNamed: values['disebut'] === 'ya',
  });
  const problems = parsed.success
    ? []
    : problemsOf(parsed.error).map(({ field, code }) => ({
        field: fieldOf(
          field,
          answered.map((element) => element.code),
        ),
        code,
      }));
  if (conflict !== 'ada' && conflict !== 'tidak') {
    problems.push({ field: 'benturan', code: 'organisation.conflict-missing' });
  }
  return parsed.success && problems.length === 0 ? { content: parsed.data } : { problems };
}

/** The form's values for what was sent, to correct it. */
export function inputValues(content: InputContent): FormValues {
  return {
    mulai: content.period.from,
    selesai: content.period.to,
    unit: content.units.join('\n'),
    metode: content.method,
    pengamatan: String(content.observations),
    'praktik-baik': content.goodPractice,
    masalah: content.problem,
    tindakan: content.requestedAction,
    sumber: content.sources,
    benturan: content.conflictOfInterest === null ? 'tidak' : 'ada',
    'benturan-uraian': content.conflictOfInterest ?? '',
    ...(content.isNamed && { disebut: 'ya' }),
    ...Object.fromEntries(
      content.scores.flatMap(({ element, score, evidence, confidence }) => [
        [`nilai-${element}`, String(score)],
        [`bukti-${element}`, evidence],
        [`yakin-${element}`, confidence],
      ]),
    ),
  };
}

export function unitsOfForm(values: FormValues): string[] {
  return (values['unit'] ?? '').split(/\s+/).filter((code) => code !== '');
}

function fieldOf(path: string, elements: readonly string[]): string {
  const [, index, part] = /^scores\.(\d+)\.(\w+)$/.exec(path) ?? [];
  if (index !== undefined && part !== undefined) {
    return `${SCORE_FIELDS[part] ?? 'nilai'}-${elements[Number(index)] ?? ''}`;
  }
  return FIELDS[path] ?? FIELDS[path.split('.')[0] ?? ''] ?? path;
}
