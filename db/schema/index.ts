export * from './evaluation.ts';
export * from './feedback.ts';
export * from './identity.ts';
export * from './outbox.ts';
export * from './publication.ts';
export * from './screening.ts';
export * from './staffing.ts';
export * from './transfer.ts';
