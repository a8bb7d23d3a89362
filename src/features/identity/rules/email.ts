import { domainToASCII } from 'node:url';

const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;
/** RFC 5321 dot-string. Quoted and non-ASCII local parts exist in the standard and hardly anywhere else. */
const LOCAL_PART = /^[a-z0-9!#$%&'*/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*/=?^_`{|}~-]+)*$/;
/** Host names with at least two labels; the last one is no number, so that no IP address passes. */
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
// domainToASCII reads its argument like the host of a URL: it decodes %41 and stops at a slash.
const URL_SYNTAX = /[%/\\?#:[\]]/;
const NOT_PRINTABLE_ASCII = /[^\x21-\x7e]/;

/**
 * The one spelling by which addresses of one mailbox are counted as one voice: lower case, IDN in ASCII
 * (UTS 46), without +tag, and at Gmail without dots. Mail goes to the address as it was typed, not to this.
 * @returns null when the text is no e-mail address (RFC 5321 lengths included).
 */
export function normaliseEmail(raw: string): string | null {
  const parts = raw.trim().split('@');
  const [typedLocal, typedDomain] = parts;
  if (parts.length !== 2 || !typedLocal || !typedDomain) return null;
  if (typedLocal.length > LONGEST_LOCAL_PART || NOT_PRINTABLE_ASCII.test(typedLocal)) return null;
  if (typedDomain.length > LONGEST_ADDRESS || URL_SYNTAX.test(typedDomain)) return null;
  const domain = domainToASCII(typedDomain).replace(/^googlemail\.com$/, 'gmail.com');
  const untagged = typedLocal.toLowerCase().replace(/\+.*$/, '');
  if (!LOCAL_PART.test(untagged) || !DOMAIN.test(domain)) return null;
  if (typedLocal.length + 1 + domain.length > LONGEST_ADDRESS) return null;
  const local = domain === 'gmail.com' ? untagged.replaceAll('.', '') : untagged;
  return `${local}@${domain}`;
}
