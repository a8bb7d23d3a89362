import type { z } from 'zod';
import type { AnonymityPolicy, CohortCandidate, Described } from '../rules/cohort.ts';
import type { SensitiveCode, SensitiveCount } from '../rules/disclosure.ts';
import type { Attribute } from '../rules/hierarchies.ts';
import type { Canaries } from './canary-scanner.ts';

/** What the gate reads of an announcement; documents hold more. */
export interface Announced extends Readonly<Record<Attribute, Described>> {
  readonly id: string;
  readonly rev: number;
  readonly release: string;
  /** YYYY-MM-DD. */
  readonly publishedOn: string;
  readonly hierarchy: string;
  readonly size: number;
  readonly grounds: readonly SensitiveCount[];
  readonly directions: readonly SensitiveCount[];
  readonly qualification: { readonly meets: number; readonly partly: number } | null;
  readonly need: {
    readonly period: string;
    readonly needed: number;
    readonly filledBefore: number;
    readonly filledAfter: number;
  } | null;
}

/** A row of the register, as the reader whom the gate puts on trial holds it. */
export interface RegisteredTransfer extends CohortCandidate {
  /** Equal for two transfers of one person. */
  readonly employeeRef: string;
  readonly destinationFamily: string;
  /** YYYY-MM-DD. */
  readonly effectiveDate: string;
}

/** What the gate reads of a document that publishes one transfer openly, as one of a public office. */
export interface OpenOffice {
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly publishedOn: string;
  readonly origin: string;
  readonly destination: string;
  readonly post: { readonly kind: string; readonly family: string };
  /** At which of the two agencies the post is. */
  readonly postAt: 'origin' | 'destination';
  /** YYYY-MM. */
  readonly effective: string;
  /** The legal decision that permits it. */
  readonly decision: object;
}

/** What a release promised when it was approved; its announcements are held to it for ever. */
export interface ReleasePromise {
  /** The release. */
  readonly id: string;
  /** The fewest transfers of an announcement. */
  readonly k: number;
  readonly minimumDelayDays: number;
}

/** What the gate reads of an earlier release's report. */
export interface ReportedRelease {
  readonly id: string;
  readonly announcements: number;
  readonly transfers: number;
  readonly held: number | null;
}

/** What the gate reads of a staffing document. */
export interface PublishedStaffing {
  /** A quarter such as `2026-Q3`. */
  readonly period: string;
  /** YYYY-MM-DD. */
  readonly publishedOn: string;
  readonly rows: readonly {
    readonly agency: string;
    readonly family: string;
    readonly needed: number;
    readonly filled: number;
  }[];
}

export interface GateInput {
  /** The announcements of this release, as they would be published. */
  readonly announcements: readonly { readonly path: string; readonly document: unknown }[];
  /** Who stands behind every announcement, of this release and of all earlier ones. */
  readonly members: readonly { readonly announcementId: string; readonly transferId: string }[];
  /** All decided transfers. */
  readonly register: readonly RegisteredTransfer[];
  /** Transfers that are published openly. Nothing of them is hidden, so they hide nobody else either. */
  readonly offices: {
    /** The documents of this release, as they would be published. */
    readonly documents: readonly { readonly path: string; readonly document: unknown }[];
    /** Which transfer stands behind each such document, of this release and of all earlier ones. */
    readonly members: readonly { readonly officeId: string; readonly transferId: string }[];
    /** The allow-list of such a document's fields; MUST refuse unknown ones. */
    readonly schema: z.ZodType<OpenOffice>;
    /** The legal decision in force; null permits none. */
    readonly decision: object | null;
  };
  /** Announcements that are public already: every revision, as none can be unsaid. */
  readonly published: readonly Announced[];
  /** Years such as `2025` of which nothing more will be published. */
  readonly closedPeriods: readonly string[];
  /** The count of waiting transfers as this release's report will show it. */
  readonly held: number | null;
  readonly reports: readonly ReportedRelease[];
  /** Of every release before this one; announcements of any other are held to the policy. */
  readonly promises: readonly ReleasePromise[];
  /** The staffing documents that announcements refer to, public or part of this release. */
  readonly staffing: readonly PublishedStaffing[];
  /** The codes that counts may be given of. */
  readonly vocabularies: {
    readonly grounds: readonly SensitiveCode[];
    readonly directions: readonly SensitiveCode[];
  };
  /** Every file of the release, announcements included: searched for canaries. */
  readonly files: readonly { readonly path: string; readonly body: string }[];
  readonly canaries: Canaries;
  /** The allow-list of an announcement's fields; MUST refuse unknown ones. */
  readonly schema: z.ZodType<Announced>;
  readonly policy: AnonymityPolicy;
}

/** What a release or a built site is set against: all that is public, the register, and the limits. */
export type Background = Omit<GateInput, 'announcements' | 'files' | 'canaries' | 'schema'>;

/**
 * (a) size and members, (b) matching with the register, (c) the same for closed periods, (d) nothing became finer,
 * (e) differences of published figures, (f) allowed fields and values, (g) canaries.
 */
export type GateCheck = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g';

/** What to do about a finding; the words for it stand with the strings. */
export type GateRemedy =
  | 'hold-cohort'
  | 'correct-size'
  | 'correct-members'
  | 'reconcile-register'
  | 'coarsen-description'
  | 'keep-or-coarsen'
  | 'remove-field'
  | 'correct-field'
  | 'use-hierarchy-value'
  | 'generalise-post'
  | 'correct-counts'
  | 'withhold-counts'
  | 'withhold-figure'
  | 'mask-text'
  | 'record-decision'
  | 'hold-office'
  | 'rebuild-site'
  | 'mark-figure'
  | 'remove-file';

export interface GateFinding {
  /**
   * Path of the document in the record or of the file in the built site; the id of an announcement or a release that
   * is public already; `register` or `release` for what no document says alone.
   */
  readonly path: string;
  /** Field of the document, dotted; empty for the file as a whole. */
  readonly field: string;
  readonly remedy: GateRemedy;
}

export interface GateReport {
  readonly passed: boolean;
  readonly checks: readonly {
    readonly check: GateCheck;
    readonly passed: boolean;
    readonly findings: readonly GateFinding[];
  }[];
  readonly numbers: {
    readonly announcements: number;
    readonly transfers: number;
    /** 0 when there are no announcements. */
    readonly smallestSize: number;
    /** Highest chance to pick the right person of an announcement, in ten-thousandths: 1 / smallest size. */
    readonly prosecutorRisk: number;
    /** Mean share of right guesses over all transfers, in ten-thousandths: announcements / transfers. */
    readonly marketerRisk: number;
  };
}

/** A document that passed the allow-list, with the place where it will stand. */
export interface GatedDocument {
  readonly path: string;
  readonly document: Announced;
}
