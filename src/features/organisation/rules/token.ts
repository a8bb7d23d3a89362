import type { PlainDate } from '#lib/date.ts';

export const SCOPES = ['read', 'submit'] as const;
export type Scope = (typeof SCOPES)[number];

/** A token as its organisation sees it; the secret itself is shown once and not kept. */
export interface ApiToken {
  readonly id: string;
  readonly organisationId: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly lastUsedOn: PlainDate | null;
}

/** Named, so that scanners for leaked secrets know it: `tapis_` and 160 random bits. */
const TOKEN = /^tapis_[a-z2-7]{32}$/;
export const TOKEN_BYTES = 20;
export const MOST_TOKENS = 10;

export function formatToken(characters: string): string {
  return `tapis_${characters}`;
}

/** The token of an Authorization header (RFC 6750 §2.1); null when it holds none of ours. */
export function parseBearer(header: string | null): string | null {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  return TOKEN.test(token) ? token : null;
}
