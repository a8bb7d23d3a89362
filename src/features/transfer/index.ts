/**
 * Transfer: the register of decided moves, sealed person by person, and how a register file gets in.
 * Owns the grounds, directions and types of transfers. Nothing here is public: `publication` alone
 * makes announcements of it.
 */
export { listImports } from '#features/staffing/index.ts';
export { type ImportProblem, type ProblemWords, problemsAsCsv } from '#lib/sheet/problem.ts';
export type { Canaries, RegisterEntry, TransferCandidate } from './rules/transfer.ts';
export {
  directions,
  findGround,
  type Ground,
  type GroundGroup,
  groundGroups,
  grounds,
  type Publishable,
  transferTypes,
} from './rules/vocabulary.ts';
export { TRANSFER_PROBLEM_CODES, transferFormat } from './schema.ts';
export { importTransfers } from './service/import.ts';
export { listRegister, listRosterNames, listWaitingTransfers, readCanaries } from './service/register.ts';
export { type ImportJob, type ImportKind, type ImportResult, queueImport } from './upload.ts';
