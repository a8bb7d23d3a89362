/**
 * Organisation: bodies whose documents two people have checked, who speaks for them, and what they say of a window's
 * services. Their voices are a series of their own, never counted with those of residents.
 */
export { type ApiRoute, apiExamples, apiRoutes, apiSchemas, openApiDocument } from './openapi.ts';
export {
  type Application,
  CHECKLIST_ITEMS,
  type ChecklistItem,
  findLegalForm,
  legalForms,
  NEEDED_SCANS,
  SCAN_SLOTS,
  type ScanSlot,
} from './rules/application.ts';
export { type Attachment, CONTENT_TYPES } from './rules/attachment.ts';
export {
  CONFIDENCES,
  findMethod,
  INPUT_SLOTS,
  type InputContent,
  type InputState,
  methods,
  type OrganisationInput,
  stateOf,
} from './rules/input.ts';
export { JSON_CODES } from './rules/json.ts';
export { canRenew, type Organisation, type Standing, standingOf } from './rules/organisation.ts';
export { exampleInput, templateCsv } from './rules/template.ts';
export { type ApiToken, SCOPES, type Scope } from './rules/token.ts';
export { applicationValues } from './schema/application.ts';
export { LONGEST_TEXT } from './schema/input.ts';
export { unitsOfForm } from './schema/input-form.ts';
export { SHEET_COLUMNS } from './schema/input-sheet.ts';
export type { FieldProblem, FormValues } from './schema/text.ts';
export {
  type InputEntry,
  listEntries,
  listWindowEntries,
  readEntry,
  submitFromProgram,
  type WindowEntry,
} from './service/api.ts';
export { type ApplicantView, correctApplication, readApplicantView, scansOf } from './service/applicant.ts';
export {
  type ApplicationRequest,
  applyForVerification,
  confirmApplication,
  readApplication,
  resendApplicationCode,
} from './service/apply.ts';
export { checkDocuments, listApplications, openScan, readForCheck } from './service/check.ts';
export { decideApplication } from './service/decide.ts';
export { type DraftRequest, saveDraft } from './service/drafts.ts';
export { INPUT_FILE_BYTES, importInputs } from './service/file-import.ts';
export {
  type InputView,
  listOwnInputs,
  readOwnInput,
  sendDraft,
  withdrawInput,
  withdrawOf,
} from './service/inputs.ts';
export { acceptInvitation, readInvitation } from './service/invitations.ts';
export type { MailWriter, OrganisationMails } from './service/mails.ts';
export { type MaskedInput, maskInput } from './service/mask.ts';
export { readRenewal, renew } from './service/renew.ts';
export { type Representation, requireRepresentative } from './service/representation.ts';
export {
  inviteRepresentative,
  listRepresentatives,
  removeRepresentative,
} from './service/representatives.ts';
export type { Scans } from './service/scans.ts';
export { beginSignIn, finishSignIn } from './service/sign-in.ts';
export {
  changeStanding,
  listNamedOrganisations,
  listOrganisations,
  readOrganisation,
} from './service/standing.ts';
export { authenticateToken, createToken, listTokens, revokeToken } from './service/tokens.ts';
export { forgetOldApplications, remindOrganisations } from './service/upkeep.ts';
export { type OrganisationVoice, openInputFile, organisationVoices } from './service/voices.ts';
