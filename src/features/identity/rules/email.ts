import { domainToASCII, domainToUnicode } from 'node:url';

const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;
/** RFC 5321 dot-string. Quoted and non-ASCII local parts exist in the standard and hardly anywhere else. */
const LOCAL_PART = /^[a-z0-9!#$%&'*/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*/=?^_`{|}~-]+)*$/;
/** Host names with at least two labels; the last one is no number, so that no IP address passes. */
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
// domainToASCII reads its argument like the host of a URL: it decodes %41 and stops at a slash.
const URL_SYNTAX = /[%/\\?#:[\]]/;
const NOT_PRINTABLE_ASCII = /[^\x21-\x7e]/;
/** FULLWIDTH and SMALL COMMERCIAL AT. */
const FALSE_AT = /[\uff20\ufe6b]/;
/** Letters that look alike across these lines: a label of a host name keeps to one side (UTS 39, mixed scripts). */
const LETTERS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
  /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}])\p{L}/u,
];

/**
 * The one spelling by which addresses of one mailbox are counted as one voice: lower case, IDN in ASCII
 * (UTS 46), without +tag, and at Gmail without dots. Mail goes to `deliveryAddress`, not to this.
 * @returns null when the text is no e-mail address (RFC 5321 lengths included), or its domain mixes scripts.
 */
export function normaliseEmail(raw: string): string | null {
  const parts = raw.trim().split('@');
  const [typedLocal, typedDomain] = parts;
  if (parts.length !== 2 || !typedLocal || !typedDomain) return null;
  if (typedLocal.length > LONGEST_LOCAL_PART || NOT_PRINTABLE_ASCII.test(typedLocal)) return null;
  if (typedDomain.length > LONGEST_ADDRESS || URL_SYNTAX.test(typedDomain)) return null;
  const domain = domainToASCII(typedDomain).replace(/^googlemail\.com$/, 'gmail.com');
  const untagged = typedLocal.toLowerCase().replace(/\+.*$/, '');
  if (!LOCAL_PART.test(untagged) || !DOMAIN.test(domain) || mixesScripts(domain)) return null;
  if (typedLocal.length + 1 + domain.length > LONGEST_ADDRESS) return null;
  const local = domain === 'gmail.com' ? untagged.replaceAll('.', '') : untagged;
  return `${local}@${domain}`;
}

/** Where mail to a valid address goes: the address as it was typed, its domain in ASCII (RFC 5891). */
export function deliveryAddress(raw: string): string {
  const [local = '', domain = ''] = raw.trim().split('@');
  return `${local}@${NOT_PRINTABLE_ASCII.test(domain) ? domainToASCII(domain) : domain}`;
}

/** Why normaliseEmail does not take an address: `look-alike` if it holds signs that pass for others. */
export function emailProblem(raw: string): 'invalid' | 'look-alike' {
  const [local = '', domain = ''] = raw.trim().split('@');
  const isForeign = /[^\p{ASCII}]/u.test(local) && /\p{L}/u.test(local);
  return FALSE_AT.test(raw) || isForeign || mixesScripts(domainToASCII(domain)) ? 'look-alike' : 'invalid';
}

function mixesScripts(asciiDomain: string): boolean {
  if (!asciiDomain.includes('xn--')) return false;
  return domainToUnicode(asciiDomain)
    .split('.')
    .some((label) => LETTERS.filter((letters) => letters.test(label)).length > 1);
}
