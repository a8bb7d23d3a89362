/**
 * A synthetic province: registers, staffing tables, feedback and sign-ins, all made from a seed and a date.
 * It reads no clock and no network; every name, number and address in it is invented.
 */
export { demoAccounts, demoPassword } from './accounts.ts';
export { type DemoWindow, demoFeedback } from './feedback.ts';
export { demoApplications, demoInputs, demoRepresentative, demoScan } from './organisations.ts';
export { demoEmployees, demoRegisters } from './register.ts';
export { demoStaffingCsv } from './staffing.ts';
