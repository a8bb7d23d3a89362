import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkPrefix } from '#features/identity/index.ts';

describe('networkPrefix', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['::FFFF:cb00:714d', '203.0.113.0/24'],
    ['2001:db8:1:2ff::1', '2001:db8:1::/48'],
    ['2001:0DB8:0001:0200:0:0:0:9', '2001:db8:1::/48'],
    ['2001:db8:2:300::1', '2001:db8:2::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['::1', '0:0:0::/48'],
    ['::', '0:0:0::/48'],
    ['1::', '1:0:0::/48'],
  ])('puts %s into %s', (ip, network) => {
    expect(networkPrefix(ip)).toBe(network);
  });

  it.each([
    '',
    'unknown',
    '203.0.113',
    '203.0.113.256',
    '2001:db8::1::2',
    '203.0.113.7, 198.51.100.1',
    'a%b',
  ])('puts %j, which is no address, into the one unknown network', (text) => {
    expect(networkPrefix(text)).toBe('unknown');
  });

  it('keeps neighbours together: the last octet, or the last 80 bits, say nothing', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(255), (ip, last) => {
        const neighbour = ip.replace(/\d+$/, String(last));
        expect(networkPrefix(neighbour)).toBe(networkPrefix(ip));
        expect(networkPrefix(`::ffff:${ip}`)).toBe(networkPrefix(ip));
      }),
    );
    const group = fc.nat(0xffff).map((number) => number.toString(16));
    fc.assert(
      fc.property(group, group, group, group, (site, one, other, tail) => {
        const at = (third: string, fourth: string) => `2001:${site}:${third}:${fourth}:0:0:1:${tail}`;
        expect(networkPrefix(at('42', one))).toBe(networkPrefix(at('42', other)));
        expect(networkPrefix(at('42', one))).not.toBe(networkPrefix(at('43', one)));
      }),
    );
  });

  it('is the same for every spelling of an IPv6 address, and never throws', () => {
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        const canonical = new URL(`http://[${ip}]`).hostname.slice(1, -1);
        expect(networkPrefix(ip)).toBe(networkPrefix(canonical));
        expect(networkPrefix(ip.toUpperCase())).toBe(networkPrefix(ip));
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => networkPrefix(text).length > 0));
  });
});
