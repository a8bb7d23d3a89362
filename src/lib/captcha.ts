/** What is written down when a form is taken, so that its captcha's answer carries no second one. */
export interface CaptchaPass {
  readonly tokenHash: string;
  /** Until then the answer would be accepted again if nobody had written it down. */
  readonly expiresAt: Date;
}

/**
 * Tells whether a form was sent by a person's browser. MUST fail closed: a foreign hostname or a malformed token has
 * `failed`, and a service that gives no answer in time is `unreachable`. MUST give one token one pass, however it is spelled.
 */
export interface CaptchaVerifier {
  readonly kind: 'altcha' | 'hcaptcha';
  verify(token: string): Promise<CaptchaPass | 'failed' | 'unreachable'>;
}
