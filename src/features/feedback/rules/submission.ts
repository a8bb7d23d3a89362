import { formatReference as format, parseReference as parse } from '#lib/reference.ts';

/** One person's feedback, without its text. */
export interface Submission {
  readonly id: string;
  readonly windowId: string;
  readonly state: 'received' | 'verified' | 'withdrawn';
  readonly channel: 'RESIDENT' | 'ORGANISATION';
  readonly verification: 'EMAIL_CAPTCHA' | 'EMAIL' | 'SERVICE_CODE';
  readonly serviceUnit: string;
  /** YYYY-MM */
  readonly serviceMonth: string;
  /** SKM element code → 1 to 4; "tidak tahu" is left out. */
  readonly answers: Record<string, number>;
  /** Conduct item code → 1 to 4. */
  readonly conduct: Record<string, number>;
  readonly relation: string;
  readonly nullifier: string;
  readonly receivedAt: Date;
  readonly verifiedAt: Date | null;
}

/** What readers of a window get: nothing about the author, and the text still to be redacted. */
export interface VerifiedFeedback
  extends Pick<
    Submission,
    'id' | 'verification' | 'serviceUnit' | 'serviceMonth' | 'answers' | 'conduct' | 'relation'
  > {
  /** Null once erased. */
  readonly text: string | null;
}

const PREFIX = 'TAPIS';

/** The reference as people see it: TAPIS-ABCD-EFGH-IJKL-MNOP. */
export function formatReference(characters: string): string {
  return format(PREFIX, characters);
}

/** Reads a typed reference; null when it cannot be one. */
export function parseReference(typed: string): string | null {
  return parse(PREFIX, typed);
}
