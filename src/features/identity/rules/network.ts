/**
 * The network an address belongs to: IPv4 /24, IPv6 /48 (what one site gets at most, RFC 6177), and IPv4 for
 * an IPv4-mapped address. Anything else is the one network `unknown`, so that no spelling escapes a limit.
 */
export function networkPrefix(ip: string): string {
  if (/^[\d.]+$/.test(ip) && canonicalHost(ip) === ip) return `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`;
  const groups = groupsOf(ip.replace(/%.*$/, ''));
  if (groups === null) return 'unknown';
  const [g0 = 0, g1 = 0, g2 = 0, , , , g6 = 0, g7 = 0] = groups;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return `${g6 >> 8}.${g6 & 0xff}.${g7 >> 8}.0/24`;
  }
  return `${[g0, g1, g2].map((group) => group.toString(16)).join(':')}::/48`;
}

/** The eight 16-bit groups of an IPv6 address. */
function groupsOf(address: string): number[] | null {
  const canonical = /^[\da-f:.]+$/i.test(address) ? canonicalHost(`[${address}]`) : null;
  if (canonical === null) return null;
  const [head = '', tail = ''] = canonical.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}

/** The URL parser knows every spelling of an address; it writes an IPv4 tail of IPv6 in hexadecimal groups. */
function canonicalHost(host: string): string | null {
  return URL.parse(`http://${host}`)?.hostname ?? null;
}
