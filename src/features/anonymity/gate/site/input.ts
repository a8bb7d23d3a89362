import type { Lang } from '#lib/lang.ts';
import type { Announced, Background, GateInput } from '../report.ts';

/** An announcement as the record holds it, and where the built site has to show it. */
export interface SiteAnnouncement {
  /** The latest revision. */
  readonly document: Announced & {
    readonly rationale: { readonly id: string; readonly en?: string | undefined };
    readonly legalBasis: readonly string[];
  };
  /** The exact text of its file, and the SHA-256 (hex) of that. */
  readonly text: string;
  readonly sha256: string;
  /** Days of its revisions, the first one first. */
  readonly publishedOn: readonly string[];
  /** Pages that are about it alone. */
  readonly pages: readonly string[];
  /** The file that is byte for byte the record's. */
  readonly copy: string;
}

/** What stands in the place of an announcement that was taken back. */
export interface SiteWithdrawal {
  readonly id: string;
  readonly publishedOn: string;
  readonly reason: { readonly id: string; readonly en?: string | undefined };
  readonly text: string;
  readonly pages: readonly string[];
  readonly copy: string;
}

/** A release's report, as its page may quote it. */
export interface SiteRelease {
  readonly id: string;
  readonly publishedOn: string;
  readonly k: number;
  readonly kpop: number;
  readonly announcements: number;
  readonly transfers: number;
  readonly smallestSize: number;
  readonly held: number | null;
  readonly prosecutorRisk: number;
  readonly marketerRisk: number;
  readonly checks: readonly { readonly passed: boolean }[];
}

/** The words in which a page of this language may show the value of a field. */
export type FigureWords = (lang: Lang, field: string, value: string) => readonly string[];

export interface SiteGateInput {
  readonly announcements: readonly SiteAnnouncement[];
  readonly withdrawals: readonly SiteWithdrawal[];
  /** Documents of public offices, which are not anonymous: their copies must be the record's, byte for byte. */
  readonly offices: readonly { readonly copy: string; readonly text: string }[];
  readonly releases: readonly SiteRelease[];
  readonly background: Background;
  /**
   * True when every announcement of this build was public before as it is: it takes something back, or shows the same
   * anew. Then the register and the sums are not asked, as refusing would leave more public than publishing.
   */
  readonly isNothingNew: boolean;
  /** Names of agencies, grounds and directions: on a page about an announcement they stand in figures only. */
  readonly labels: readonly string[];
  readonly words: FigureWords;
  readonly canaries: GateInput['canaries'];
}

/** One file of the built site. */
export interface BuiltFile {
  /** Relative to the site's root. */
  readonly path: string;
  /** Null for what is no plain file: a link, a pipe. */
  readonly bytes: Uint8Array | null;
}
