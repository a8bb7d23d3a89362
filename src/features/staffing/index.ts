/**
 * Staffing: the agencies, post families, kinds and grades of the province, and how many posts are
 * needed and filled. Everything above it speaks of these by code. It also owns how a sheet from an
 * agency gets in: whole or not at all, once.
 */
export * from './rules.ts';
export { STAFFING_PROBLEM_CODES, staffingFormat } from './schema.ts';
export {
  type ImportOutcome,
  type ImportSummary,
  importSheet,
  listImports,
  type OnProgress,
  type SheetFile,
} from './service/sheet-import.ts';
export { importStaffing, latestStaffingPeriod, listStaffing } from './service/staffing-need.ts';
export type { RegisterImport, RowTotal } from './store/register-import.ts';
