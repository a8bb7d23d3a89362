import { describe, expect, it } from 'vitest';
import { DECOY_HASH, hashPassword, verifyPassword } from '#features/identity/password.ts';
import { systemRandom } from '#lib/random.ts';

describe('passwords', () => {
  it('are stored as Argon2id with 19 MiB, two passes and one lane, never twice alike', async () => {
    const [one, other] = await Promise.all([
      hashPassword(systemRandom, 'kopi robusta pagi'),
      hashPassword(systemRandom, 'kopi robusta pagi'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(other).not.toBe(one);
    expect(await verifyPassword(one, 'kopi robusta pagi')).toBe(true);
    expect(await verifyPassword(one, 'kopi robusta pagi ')).toBe(false);
    expect(await verifyPassword(one, '')).toBe(false);
  });

  it('agree with the reference implementation', async () => {
    // test.c of github.com/P-H-C/phc-winner-argon2: t=2, m=2^8, p=1 and p=2, "password" with "somesalt".
    const oneLane = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    const twoLanes = '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc';
    expect(await verifyPassword(oneLane, 'password')).toBe(true);
    expect(await verifyPassword(twoLanes, 'password')).toBe(true);
    expect(await verifyPassword(oneLane, 'Password')).toBe(false);
  });

  it('are the same from two keyboards that compose letters differently', async () => {
    const hash = await hashPassword(systemRandom, 'cafe\u0301 di Metro');
    expect(await verifyPassword(hash, 'caf\u00e9 di Metro')).toBe(true);
  });

  it('do not open the decoy that unknown accounts are checked against', async () => {
    expect(await verifyPassword(DECOY_HASH, '')).toBe(false);
    expect(await verifyPassword(DECOY_HASH, 'password')).toBe(false);
  });

  it('are not checked against something else than a hash', async () => {
    await expect(verifyPassword('kopi robusta pagi', 'kopi robusta pagi')).rejects.toThrow('PHC');
  });
});
