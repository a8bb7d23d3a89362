import { describe, expect, it } from 'vitest';
import { createUploadGate } from '#server/upload-gate.ts';

describe('the gate for uploads', () => {
  it('lets a network have a few places, and all together some more', () => {
    const gate = createUploadGate({ atOnce: 4, perNetwork: 3 });
    const one = [1, 2, 3].map(() => gate.enter('a'));
    expect(one.every((place) => typeof place === 'function')).toBe(true);
    expect(gate.enter('a')).toBe(429);
    expect(typeof gate.enter('b')).toBe('function');
    expect(gate.enter('c')).toBe(503);
  });

  it('gets a place back once, however often it is given back', () => {
    const gate = createUploadGate({ atOnce: 2, perNetwork: 1 });
    const place = gate.enter('a');
    if (typeof place === 'number') throw new Error('refused');
    place();
    place();
    expect(typeof gate.enter('a')).toBe('function');
    expect(typeof gate.enter('b')).toBe('function');
    expect(gate.enter('c')).toBe(503);
  });
});
