import canonicalize from 'canonicalize';

/**
 * The one spelling of a document (RFC 8785). Fields that are undefined are absent.
 * @throws TypeError that names the field for a number that is no safe integer and for anything that is no plain JSON.
 */
export function canonicalJson(value: unknown): string {
  refuseForeign(value, '');
  return canonicalize(value) as string;
}

/** The bytes that are hashed, logged and served. */
export function documentBytes(document: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(document));
}

/** RFC 8785 knows floating-point numbers; the record does not, as two languages print them differently all too easily. */
function refuseForeign(value: unknown, field: string): void {
  const at = field === '' ? 'the document' : `field "${field}"`;
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`Text with half a character at ${at}.`);
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no whole number up to 2^53 at ${at}.`);
    return;
  }
  if (Array.isArray(value)) {
    for (const [n, item] of value.entries()) refuseForeign(item, joined(field, String(n)));
    return;
  }
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError(`Only plain JSON has a canonical form; it is something else at ${at}.`);
  }
  for (const [key, inner] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new TypeError(`A name with half a character at ${at}.`);
    if (inner !== undefined) refuseForeign(inner, joined(field, key));
  }
}

function joined(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}
