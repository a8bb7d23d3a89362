/**
 * Staffing: the agencies, post families, kinds and grades of the province, and how many posts are
 * needed and filled. Everything above it speaks of these by code.
 */
export * from './rules.ts';
