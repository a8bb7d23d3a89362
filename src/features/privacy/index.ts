/**
 * Privacy: what people may ask about the data on them, with the law's clock; how long everything is kept, and why every
 * field of a form is asked. The notices that people read and the jobs that delete are made of the same definitions.
 */
export {
  type DataRequest,
  type FormFieldNotice,
  hoursLeft,
  type Keeping,
  OUTCOMES,
  type Purpose,
  REQUEST_KINDS,
  REQUEST_ROLES,
} from './rules.ts';
export { REQUEST_NOTICE, type RequestProblem } from './schema.ts';
export {
  answerDataRequest,
  countForgettableRequests,
  forgetOldRequests,
  listDataRequests,
  openDataRequest,
  readDataRequest,
  requestData,
  type TrackedRequest,
  trackRequest,
} from './service.ts';
