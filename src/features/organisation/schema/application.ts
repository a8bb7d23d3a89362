import { z } from 'zod';
import { regencyNames } from '#features/staffing/index.ts';
import { type PlainDate, parsePlainDate } from '#lib/date.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { type ApplicationContent, findLegalForm, legalForms } from '../rules/application.ts';
import { email, type FieldProblem, type FormValues, line, paragraph, problemsOf } from './text.ts';

const LONGEST_STATEMENT = 2_000;
const AHU_NUMBER = /^AHU-\d{4,7}\.AH\.\d{2}\.\d{2}\.? ?TAHUN ?\d{4}$/;
const SKT_NUMBER = /^[0-9A-Z][0-9A-Z./ -]{4,59}$/;

const formKey = z
  .string({ error: 'organisation.form-key-missing' })
  .regex(ID_PATTERN, 'organisation.form-key-missing');

/** The field names are those of the form; messages are permanent codes. */
const applicationSchema = z.object({
  kunci: formKey,
  bentuk: z.enum(legalForms.map(({ code }) => code) as [string, ...string[]], {
    error: 'organisation.legal-form-missing',
  }),
  nama: line(160, 'organisation.name-missing'),
  nomor: line(80, 'organisation.registration-invalid').toUpperCase(),
  'akta-nomor': line(40, 'organisation.deed-missing'),
  'akta-tanggal': z.string({ error: 'organisation.date-invalid' }).trim(),
  'akta-notaris': line(120, 'organisation.notary-missing'),
  npwp: z
    .string({ error: 'organisation.npwp-invalid' })
    .transform((text) => text.replace(/[\s.-]/g, ''))
    .refine(isTaxNumber, 'organisation.npwp-invalid'),
  domisili: z.enum(regencyNames as readonly string[] as [string, ...string[]], {
    error: 'organisation.domicile-missing',
  }),
  mandat: paragraph(500).min(1, 'organisation.mandate-missing'),
  'kontak-nama': line(120, 'organisation.contact-missing'),
  surel: email,
  benturan: z.enum(['tidak', 'ada'], { error: 'organisation.conflict-missing' }),
  'benturan-uraian': paragraph(LONGEST_STATEMENT).optional(),
  disebut: z.string().optional(),
});

/** 15 digits, or 16 since PMK 112/2022; the same digit throughout is none. */
function isTaxNumber(digits: string): boolean {
  return /^\d{15,16}$/.test(digits) && !/^(\d)\1*$/.test(digits);
}

/** Parses an application as the form sends it, or lists every problem by field, in the order of the form. */
export function parseApplication(
  values: FormValues,
  today: PlainDate,
): { formKey: string; content: ApplicationContent } | { problems: FieldProblem[] } {
  const parsed = applicationSchema.safeParse(values);
  const problems = parsed.success ? [] : problemsOf(parsed.error);
  const deedDate = parsePlainDate((values['akta-tanggal'] ?? '').trim());
  if (deedDate === null || deedDate > today || deedDate < '1900-01-01') {
    report(problems, 'akta-tanggal', 'organisation.date-invalid');
  }
  const registration = findLegalForm(values['bentuk'] ?? '')?.registration;
  const number = (values['nomor'] ?? '').trim().toUpperCase().replace(/\s+/g, ' ');
  if (registration === 'AHU' && !AHU_NUMBER.test(number)) {
    report(problems, 'nomor', 'organisation.registration-invalid');
  }
  if (registration === 'SKT' && !SKT_NUMBER.test(number))
    report(problems, 'nomor', 'organisation.skt-invalid');
  if (values['benturan'] === 'ada' && (values['benturan-uraian'] ?? '').trim() === '') {
    report(problems, 'benturan-uraian', 'organisation.conflict-text-missing');
  }
  if (!parsed.success || problems.length > 0 || deedDate === null) {
    return { problems: inFormOrder(problems) };
  }
  const given = parsed.data;
  return {
    formKey: given.kunci,
    content: {
      legalForm: given.bentuk,
      name: given.nama,
      registrationNumber: number,
      deedNumber: given['akta-nomor'],
      deedDate,
      notary: given['akta-notaris'],
      taxNumber: given.npwp,
      domicile: given.domisili,
      mandate: given.mandat,
      contactName: given['kontak-nama'],
      contactEmail: given.surel,
      conflictOfInterest: given.benturan === 'ada' ? (given['benturan-uraian'] ?? '') : null,
      isNamed: given.disebut === 'ya',
    },
  };
}

/** The form's values for what was applied with, to renew or to correct it. */
export function applicationValues(content: ApplicationContent): FormValues {
  return {
    bentuk: content.legalForm,
    nama: content.name,
    nomor: content.registrationNumber,
    'akta-nomor': content.deedNumber,
    'akta-tanggal': content.deedDate,
    'akta-notaris': content.notary,
    npwp: content.taxNumber,
    domisili: content.domicile,
    mandat: content.mandate,
    'kontak-nama': content.contactName,
    surel: content.contactEmail,
    benturan: content.conflictOfInterest === null ? 'tidak' : 'ada',
    'benturan-uraian': content.conflictOfInterest ?? '',
    ...(content.isNamed && { disebut: 'ya' }),
  };
}

const FORM_ORDER = [...Object.keys(applicationSchema.shape)];

/** Problems in the order in which a reader meets the fields; files stand at the end. */
export function inFormOrder(problems: readonly FieldProblem[]): FieldProblem[] {
  const place = ({ field }: FieldProblem) => {
    const at = FORM_ORDER.indexOf(field);
    return at < 0 ? FORM_ORDER.length : at;
  };
  return problems.toSorted((one, other) => place(one) - place(other));
}

function report(problems: FieldProblem[], field: string, code: string): void {
  if (!problems.some((problem) => problem.field === field)) problems.push({ field, code });
}
