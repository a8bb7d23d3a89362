import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseEmail, voiceOf } from '#features/identity/index.ts';
import { masterKey } from '#lib/master-key.ts';

describe('normaliseEmail', () => {
  it.each([
    ['warga@example.org', 'warga@example.org'],
    ['  Warga.Metro@Example.ORG\n', 'warga.metro@example.org'],
    ['warga+lapor@example.org', 'warga@example.org'],
    ['warga+a+b@example.org', 'warga@example.org'],
    ['w.a.r.g.a+x@gmail.com', 'warga@gmail.com'],
    ['Warga@GoogleMail.com', 'warga@gmail.com'],
    ['w.arga@mail.gmail.com', 'w.arga@mail.gmail.com'],
    ['warga@b\u00fccher.example', 'warga@xn--bcher-kva.example'],
    ['warga@XN--BCHER-KVA.example', 'warga@xn--bcher-kva.example'],
    ['warga@gma\u00adil.com', 'warga@gmail.com'],
    ["o'neil_{x}@example.co.id", "o'neil_{x}@example.co.id"],
    ['warga@sub-domain.3com.example', 'warga@sub-domain.3com.example'],
  ])('counts %j as %s', (typed, canonical) => {
    expect(normaliseEmail(typed)).toBe(canonical);
  });

  it.each([
    '',
    'warga',
    '@example.org',
    'warga@',
    'warga@@example.org',
    'a@b@example.org',
    'warga@localhost',
    'warga@127.0.0.1',
    'warga@127.1',
    'warga@[127.0.0.1]',
    'warga@example.org.',
    'warga@example..org',
    'warga@-example.org',
    'warga@ex%61mple.org',
    'warga@example.org/x',
    'warga@example.org:25',
    'warga@exam ple.org',
    'war ga@example.org',
    'war\u0000ga@example.org',
    'warga\r\nBcc: x@example.org',
    'warga,lain@example.org',
    '<warga@example.org>',
    '"warga"@example.org',
    '.warga@example.org',
    'warga.@example.org',
    'war..ga@example.org',
    '+tag@example.org',
    'wárga@example.org',
    '\u212aopi@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `warga@${'abcdefgh.'.repeat(28)}org`,
  ])('does not take %j for an address', (typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });

  it('takes an address of the longest kind', () => {
    const longest = `${'a'.repeat(64)}@${`${'b'.repeat(62)}.`.repeat(2)}${'c'.repeat(59)}.org`;
    expect(longest).toHaveLength(254);
    expect(normaliseEmail(longest)).toBe(longest);
    expect(normaliseEmail(longest.replace('.org', 'd.org'))).toBeNull();
  });

  it('changes nothing the second time, and never throws', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.emailAddress(),
      fc.tuple(fc.string(), fc.string({ unit: 'grapheme' })).map(([local, domain]) => `${local}@${domain}`),
    );
    fc.assert(
      fc.property(anything, (typed) => {
        const once = normaliseEmail(typed);
        if (once !== null) expect(normaliseEmail(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('voiceOf', () => {
  const key = masterKey(Buffer.alloc(32, 7));
  const window = 'w'.repeat(26);

  it('is one voice for every spelling of a mailbox', () => {
    const voice = voiceOf({ key }, window, 'warga@gmail.com');
    for (const spelling of ['W.arga@gmail.com', 'warga+2@googlemail.com', ' WARGA@GMAIL.COM ']) {
      expect(voiceOf({ key }, window, spelling)).toBe(voice);
    }
    expect(voiceOf({ key }, window, 'tetangga@gmail.com')).not.toBe(voice);
  });

  it('cannot be followed from window to window, nor made without the key', () => {
    const voice = voiceOf({ key }, window, 'warga@gmail.com');
    expect(voiceOf({ key }, 'v'.repeat(26), 'warga@gmail.com')).not.toBe(voice);
    expect(voiceOf({ key: masterKey(Buffer.alloc(32, 8)) }, window, 'warga@gmail.com')).not.toBe(voice);
    expect(voice).not.toContain('warga');
  });

  it('throws for what is no address', () => {
    expect(() => voiceOf({ key }, window, 'warga')).toThrow(RangeError);
  });
});
