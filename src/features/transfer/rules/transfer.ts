/** What of a decided transfer its neighbours may search and count. Restricted: no single one is ever published. */
export interface TransferCandidate {
  readonly id: string;
  /** Pseudonym of the person: equal for two transfers of one person. */
  readonly employeeRef: string;
  readonly decreeDate: string;
  readonly effectiveDate: string;
  /** Code of one of the six types. */
  readonly transferType: string;
  readonly originAgency: string;
  readonly originFamily: string;
  readonly destinationAgency: string;
  readonly destinationFamily: string;
  readonly grade: string;
  readonly ground: string;
  readonly direction: string;
  readonly qualificationMatch: 'MEETS' | 'PARTLY';
}

/**
 * A transfer of the whole register; `announcementId` is that of the approved announcement that it stands behind, or of
 * the document that publishes it openly, and null while there is none.
 */
export interface RegisterEntry extends TransferCandidate {
  readonly announcementId: string | null;
}

/** Texts of the register that must occur in no public byte. */
export interface Canaries {
  readonly names: readonly string[];
  readonly nips: readonly string[];
  readonly decreeNumbers: readonly string[];
}
