import { z } from 'zod';
import { ID_PATTERN } from '#lib/id.ts';

const id = z.string().regex(ID_PATTERN);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const count = z.int().nonnegative();
const described = z.strictObject({
  level: z.int().min(0).max(3),
  value: z.string().min(1),
});
const sensitiveCount = z.union([
  z.strictObject({ code: z.string(), count }),
  z.strictObject({ group: z.string(), count }),
]);

/**
 * A public announcement: a cohort of at least k transfers under one description.
 * Unknown fields are refused: a document is built from this allow-list, never by removing fields.
 */
export const announcementSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('announcement'),
  id,
  rev: z.int().min(1),
  release: id,
  publishedOn: day,
  hierarchy: z.string(),
  size: z.int().min(1),
  origin: described,
  destination: described,
  post: described,
  grade: described,
  period: described,
  grounds: z.array(sensitiveCount),
  directions: z.array(sensitiveCount),
  rationale: z.strictObject({
    id: z.string().max(1200),
    en: z.string().max(1200).optional(),
  }),
  need: z
    .strictObject({
      period: z.string(),
      needed: count,
      filledBefore: count,
      filledAfter: count,
    })
    .nullable(),
  qualification: z.strictObject({ meets: count, partly: count }).nullable(),
  legalBasis: z.array(z.string()),
  feedbackWindow: id.nullable(),
  salt: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  supersedes: sha256.nullable(),
});
export type AnnouncementDocument = z.infer<typeof announcementSchema>;

/** The legal decision that permits to publish transfers of public offices openly. */
export const legalDecisionSchema = z.strictObject({
  number: z.string().min(1),
  date: day,
  /** Who decided. */
  issuer: z.string().min(1),
  summary: z.string().min(1),
  link: z.url({ protocol: /^https$/ }).nullable(),
});
export type LegalDecision = z.infer<typeof legalDecisionSchema>;

/**
 * One transfer into or out of a post that exists once, published openly as one of a public office. It is not anonymous:
 * who holds the post is public. It holds no name and no decree, and nothing of grounds or directions.
 */
export const officeSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('public-office'),
  id,
  rev: z.int().min(1),
  release: id,
  publishedOn: day,
  /** Agencies, by their code. */
  origin: z.string().min(1),
  destination: z.string().min(1),
  post: z.strictObject({ kind: z.string().min(1), family: z.string().min(1) }),
  /** At which of the two agencies the post is. */
  postAt: z.enum(['origin', 'destination']),
  /** The month in which the transfer takes effect. */
  effective: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  decision: legalDecisionSchema,
  legalBasis: z.array(z.string()),
  rationale: z.strictObject({
    id: z.string().max(1200),
    en: z.string().max(1200).optional(),
  }),
  salt: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  supersedes: sha256.nullable(),
});
export type OfficeDocument = z.infer<typeof officeSchema>;

/**
 * What stands in the place of an announcement, or of a document of a public office, that was taken back: when and why,
 * and nothing of what it said. Its path is that of the next revision.
 */
export const withdrawalSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('withdrawal'),
  id,
  rev: z.int().min(2),
  publishedOn: day,
  reason: z.strictObject({
    id: z.string().min(1).max(1200),
    en: z.string().max(1200).optional(),
  }),
  supersedes: sha256,
});
export type WithdrawalDocument = z.infer<typeof withdrawalSchema>;

/** What an administrator had set when a release was searched and judged. Shares are in per cent. */
const releasePolicySchema = z.strictObject({
  version: count,
  kByGroup: z.record(z.string(), z.int().min(1)),
  costCapPercent: count,
  premiumPercent: count,
  minimumDelayDays: count,
  fewestTransfers: count,
  closingYear: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  publicOffice: legalDecisionSchema.nullable(),
});

/** The gate's report of one release. Costs are integers in ten-thousandths; risks in ten-thousandths too. */
export const releaseSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('release'),
  id,
  publishedOn: day,
  hierarchy: z.string(),
  k: z.int().min(1),
  kpop: z.int().min(1),
  smallestSize: count,
  announcements: count,
  transfers: count,
  /** Waiting transfers, rounded down to a multiple of k so that two such counts tell no arrivals; null below k. */
  held: count.nullable(),
  meanCost: count,
  prosecutorRisk: count,
  marketerRisk: count,
  checks: z.array(
    z.strictObject({
      check: z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g']),
      passed: z.boolean(),
    }),
  ),
  /** Absent in reports from before it was published. */
  policy: releasePolicySchema.optional(),
});
export type ReleaseDocument = z.infer<typeof releaseSchema>;

/** Needed and filled posts of one period, summed over grades. */
export const staffingDocumentSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('staffing'),
  period: z.string().regex(/^\d{4}-Q[1-4]$/),
  publishedOn: day,
  rows: z.array(
    z.strictObject({
      agency: z.string(),
      family: z.string(),
      needed: count,
      filled: count,
    }),
  ),
});
export type StaffingDocument = z.infer<typeof staffingDocumentSchema>;
