import type { z } from 'zod';
import type { AnonymityPolicy, CohortCandidate, Described } from '../rules/cohort.ts';
import type { SensitiveCount } from '../rules/disclosure.ts';
import type { Attribute } from '../rules/hierarchies.ts';
import type { Canaries } from './canary-scanner.ts';

/** What the gate reads of an announcement; documents hold more. */
export interface Announced extends Readonly<Record<Attribute, Described>> {
  readonly id: string;
  readonly rev: number;
  readonly hierarchy: string;
  readonly size: number;
  readonly grounds: readonly SensitiveCount[];
  readonly directions: readonly SensitiveCount[];
}

export interface GateInput {
  /** The announcements of this release, as they would be published. */
  readonly announcements: readonly { readonly path: string; readonly document: unknown }[];
  /** Who stands behind every announcement, of this release and of all earlier ones. */
  readonly members: readonly { readonly announcementId: string; readonly transferId: string }[];
  /** All decided transfers. */
  readonly register: readonly CohortCandidate[];
  /** Announcements that are public already. */
  readonly published: readonly Announced[];
  /** Every file of the release, announcements included: searched for canaries. */
  readonly files: readonly { readonly path: string; readonly body: string }[];
  readonly canaries: Canaries;
  /** The allow-list of an announcement's fields; MUST refuse unknown ones. */
  readonly schema: z.ZodType<Announced>;
  readonly policy: AnonymityPolicy;
}

/** (a) size and members, (d) nothing became finer, (f) allowed fields and values, (g) canaries. */
export type GateCheck = 'a' | 'd' | 'f' | 'g';

/** What to do about a finding; the words for it stand with the strings. */
export type GateRemedy =
  | 'hold-cohort'
  | 'correct-size'
  | 'correct-members'
  | 'keep-or-coarsen'
  | 'remove-field'
  | 'correct-field'
  | 'use-hierarchy-value'
  | 'generalise-post'
  | 'correct-counts'
  | 'mask-text';

export interface GateFinding {
  /** Path of the document in the record. */
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
