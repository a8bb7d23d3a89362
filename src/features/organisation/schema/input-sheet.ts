import { serviceElements } from '#features/feedback/index.ts';
import { accept } from '#lib/result.ts';
import type { CellRule } from '#lib/sheet/cell.ts';
import type { CellProblem, SheetFormat } from '#lib/sheet/format.ts';
import type { InputContent } from '../rules/input.ts';
import { inputSchema } from './input.ts';
import { type FieldProblem, problemsOf } from './text.ts';

const cell: CellRule<string> = (text) => accept(text);
const YES = new Set(['ya', 'yes', 'y', '1', 'true']);
const NO = new Set(['tidak', 'no', 't', 'n', '0', 'false', '']);

/** Column → path in the content. */
const PATHS: Readonly<Record<string, string>> = {
  jendela: 'window',
  mulai: 'period.from',
  selesai: 'period.to',
  unit: 'units',
  metode: 'method',
  pengamatan: 'observations',
  praktik_baik: 'goodPractice',
  masalah: 'problem',
  tindakan: 'requestedAction',
  sumber: 'sources',
  benturan: 'conflictOfInterest',
  disebut: 'isNamed',
};
const SCORE_COLUMNS = { nilai: 'score', bukti: 'evidence', yakin: 'confidence' } as const;

/** The columns of a file of inputs: one row an input, three columns an SKM element. */
export const SHEET_COLUMNS: readonly string[] = [
  ...Object.keys(PATHS),
  ...serviceElements.flatMap(({ code }) => Object.keys(SCORE_COLUMNS).map((part) => `${part}_${code}`)),
];

type Row = Readonly<Record<string, string>>;

/** A sheet of inputs. `check` looks at a whole row in the light of its window. */
export function inputSheetFormat(
  check: (content: InputContent) => readonly FieldProblem[],
): SheetFormat<Record<string, CellRule<string>>> {
  return {
    columns: Object.fromEntries(SHEET_COLUMNS.map((column) => [column, cell])),
    check: (row) => rowProblems(row as Row, check),
    key: (row) => JSON.stringify(row),
    keyColumn: 'jendela',
  };
}

/** The content of a row, as JSON would bring it. */
export function rowContent(row: Row): unknown {
  const named = (row['disebut'] ?? '').toLowerCase();
  const elements = scoredElements(row);
  return {
    window: row['jendela'] ?? '',
    period: { from: row['mulai'] ?? '', to: row['selesai'] ?? '' },
    units: (row['unit'] ?? '').split(/[\s,|]+/).filter((code) => code !== ''),
    method: (row['metode'] ?? '').toUpperCase(),
    observations: numberOf(row['pengamatan']),
    scores: elements.map((element) => ({
      element,
      score: numberOf(row[`nilai_${element}`]),
      evidence: row[`bukti_${element}`] ?? '',
      confidence: (row[`yakin_${element}`] ?? '').toLowerCase(),
    })),
    goodPractice: row['praktik_baik'] ?? '',
    problem: row['masalah'] ?? '',
    requestedAction: row['tindakan'] ?? '',
    sources: row['sumber'] ?? '',
    conflictOfInterest: (row['benturan'] ?? '') === '' ? null : row['benturan'],
    isNamed: YES.has(named) ? true : NO.has(named) ? false : named,
  };
}

function rowProblems(
  row: Row,
  check: (content: InputContent) => readonly FieldProblem[],
): readonly CellProblem[] {
  const parsed = inputSchema.safeParse(rowContent(row));
  const problems = parsed.success ? check(parsed.data) : problemsOf(parsed.error);
  const elements = scoredElements(row);
  return problems.map(({ field, code }) => ({ column: columnOf(field, elements), code }));
}

function scoredElements(row: Row): string[] {
  return serviceElements
    .map(({ code }) => code)
    .filter((code) => Object.keys(SCORE_COLUMNS).some((part) => (row[`${part}_${code}`] ?? '') !== ''));
}

function columnOf(path: string, elements: readonly string[]): string {
  const [, index, part] = /^scores\.(\d+)\.(\w+)$/.exec(path) ?? [];
  if (index !== undefined) {
    const column = Object.entries(SCORE_COLUMNS).find(([, name]) => name === part)?.[0] ?? 'nilai';
    return `${column}_${elements[Number(index)] ?? ''}`;
  }
  if (path === 'scores') return `nilai_${serviceElements[0]?.code ?? ''}`;
  const whole = path.split('.')[0] ?? '';
  return (
    Object.entries(PATHS).find(([, name]) => name === path)?.[0] ??
    Object.entries(PATHS).find(([, name]) => name.split('.')[0] === whole)?.[0] ??
    'jendela'
  );
}

/** A whole number, or what makes the schema say that it is none. */
function numberOf(text: string | undefined): number {
  return /^\d{1,7}$/.test(text ?? '') ? Number(text) : Number.NaN;
}
