import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNote, parseVerifierKey, signNote, verifierKey } from '#features/record/index.ts';

/** The example of golang.org/x/mod/sumdb/note, on which C2SP signed-note is built. */
const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

describe('C2SP signed-note', () => {
  it('opens the note of the reference implementation with its key, and no other text or key', () => {
    const verifier = parseVerifierKey(KEY);
    if (verifier === null) throw new Error('the key was not read');
    expect(openNote(NOTE, verifier)).toBe(TEXT);
    expect(openNote(NOTE.replace('answer', 'anzwer'), verifier)).toBeNull();
    expect(openNote(NOTE, { ...verifier, name: 'PeterNeuman' })).toBeNull();
    expect(parseVerifierKey(KEY.replace('c74f20a3', 'c74f20a4'))).toBeNull();
  });

  it('signs with the key of RFC 8032, 7.1 test 1, whose public key it hands on', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const verifier = parseVerifierKey(verifierKey({ name: 'tapis.example', seed }));
    expect(Buffer.from(verifier?.publicKey ?? []).toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
  });

  it('opens what it signed, and nothing in which one character is another', () => {
    const seed = Buffer.alloc(32, 3);
    const signer = { name: 'tapis.example/log/feedback', seed };
    const verifier = parseVerifierKey(verifierKey(signer));
    if (verifier === null) throw new Error('the key was not read');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (line, place) => {
        const text = `${line.replaceAll('\n', ' ')}\n`;
        const note = signNote(text, signer);
        expect(openNote(note, verifier)).toBe(text);
        // The base64 padding and the last bits before it carry nothing.
        const at = place % (note.length - 5);
        const changed = `${note.slice(0, at)}${note[at] === 'x' ? 'y' : 'x'}${note.slice(at + 1)}`;
        expect(openNote(changed, verifier)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('refuses to sign a text that ends in the middle of a line', () => {
    expect(() => signNote('no end', { name: 'a', seed: Buffer.alloc(32, 3) })).toThrow(RangeError);
  });
});
