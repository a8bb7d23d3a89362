import type { DocumentKind, DocumentProblem } from '#lib/document/problem.ts';

/** A cleaned file as its owner and its readers see it. */
export interface Attachment {
  readonly id: string;
  readonly ownerId: string;
  readonly slot: string;
  readonly kind: DocumentKind;
  readonly byteCount: number;
  /** Hex, of the cleaned bytes. */
  readonly sha256: string;
  /** The file is gone; its hash is left. */
  readonly isErased: boolean;
}

export const CONTENT_TYPES: Readonly<Record<DocumentKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

export const FILE_CODES = {
  empty: 'organisation.file-empty',
  'too-large': 'organisation.file-too-large',
  kind: 'organisation.file-kind',
  polyglot: 'organisation.file-polyglot',
  damaged: 'organisation.file-damaged',
  'too-many-pixels': 'organisation.file-too-many-pixels',
  'too-many-pages': 'organisation.file-too-many-pages',
  encrypted: 'organisation.file-encrypted',
  active: 'organisation.file-active',
  embedded: 'organisation.file-embedded',
  'took-too-long': 'organisation.file-took-too-long',
} as const satisfies Record<DocumentProblem, string>;
export type FileCode = (typeof FILE_CODES)[DocumentProblem];
