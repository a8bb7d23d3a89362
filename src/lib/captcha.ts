/**
 * Tells whether a form was sent by a person's browser. MUST fail closed: an unreachable service, a foreign
 * hostname or a malformed token is `false`. MUST accept one token once only.
 */
export interface CaptchaVerifier {
  readonly kind: 'altcha' | 'hcaptcha';
  verify(token: string): Promise<boolean>;
}
