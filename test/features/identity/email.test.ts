import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryAddress, emailProblem, normaliseEmail, voiceOf } from '#features/identity/index.ts';
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

describe('an address with look-alikes', () => {
  it.each([
    ['an @ in full width', 'warga\uff20example.org'],
    ['a small @', 'warga\ufe6bexample.org'],
    ['a Cyrillic letter in a Latin host name', 'warga@ex\u0430mple.org'],
    ['the same in ASCII', 'warga@xn--exmple-4nf.org'],
    ['a Greek letter in a Latin host name', 'warga@g\u03bfogle.com'],
    ['a Cherokee letter in a Latin host name', 'warga@\u13a1xample.org'],
    ['a Cyrillic letter before the @', 'w\u0430rga@example.org'],
  ])('is refused as such: %s', (_, typed) => {
    expect(normaliseEmail(typed)).toBeNull();
    expect(emailProblem(typed)).toBe('look-alike');
  });

  it.each([
    'warga@\u043f\u0440\u0438\u043c\u0435\u0440.test',
    'warga@\u65e5\u672c\u8a9e\u30c6\u30b9\u30c8.jp',
    'warga@\u00e9t\u00e9.example',
  ])('is not what a host name in one script is: %j', (typed) => expect(normaliseEmail(typed)).not.toBeNull());

  it('is told from one that is only wrong', () => {
    for (const typed of ['', 'warga', 'warga@', 'war ga@example.org', 'warga@localhost'])
      expect(emailProblem(typed)).toBe('invalid');
  });
});

describe('deliveryAddress', () => {
  it.each([
    [' Warga.Satu+rs@Contoh.Test ', 'Warga.Satu+rs@Contoh.Test'],
    ['Warga@B\u00fccher.Example', 'Warga@xn--bcher-kva.example'],
    ['warga@gma\u00adil.com', 'warga@gmail.com'],
  ])('of %j is %s', (typed, to) => {
    expect(deliveryAddress(typed)).toBe(to);
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
