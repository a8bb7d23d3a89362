import { canonicalJson } from '#lib/canonical.ts';

/** What an author commits to: everything said, nothing about who said it. */
export interface CommittedFeedback {
  readonly v: 1;
  readonly window: string;
  readonly unit: string;
  /** YYYY-MM */
  readonly month: string;
  readonly relation: string;
  /** Element code → 1 to 4. */
  readonly answers: Readonly<Record<string, number>>;
  /** Conduct item code → 1 to 4. */
  readonly conduct: Readonly<Record<string, number>>;
  readonly text: string;
}

/** A feedback that is to be committed to. */
export interface FeedbackContent {
  readonly serviceUnit: string;
  readonly serviceMonth: string;
  readonly relation: string;
  readonly answers: Readonly<Record<string, number>>;
  readonly conduct: Readonly<Record<string, number>>;
  readonly text: string;
}

export const SALT_BYTES = 32;
/** 32 bytes in base64url. */
export const SALT_PATTERN = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Ends in NUL, so that no other use of SHA-256 hashes the same bytes. */
const PREFIX = 'tapis-masukan/v1\0';

export function committedFeedback(windowId: string, content: FeedbackContent): CommittedFeedback {
  return {
    v: 1,
    window: windowId,
    unit: content.serviceUnit,
    month: content.serviceMonth,
    relation: content.relation,
    answers: content.answers,
    conduct: content.conduct,
    text: content.text,
  };
}

/** The bytes whose SHA-256 is the commitment: prefix, 32 bytes of salt, canonical JSON (RFC 8785). */
export function commitmentBytes(salt: Uint8Array, feedback: CommittedFeedback): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts = [encoder.encode(PREFIX), salt, encoder.encode(canonicalJson(feedback))];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Until when a commitment is promised to stand in the public log. */
const PROMISE_HOURS = 24;

export function promiseDeadline(promisedAt: Date): Date {
  return new Date(promisedAt.getTime() + PROMISE_HOURS * 3_600_000);
}

/**
 * What the portal promises, to be signed as a note: the log, the commitment (hex) and the instant (RFC 3339, UTC)
 * by which it stands in it.
 */
export function promiseText(logOrigin: string, commitment: string, deadline: Date): string {
  return `tapis-janji/v1\n${logOrigin}\n${commitment}\n${deadline.toISOString()}\n`;
}
