import { describe, expect, it, vi } from 'vitest';
import { isSaid, onSaid, sameTrouble, say } from './said';

describe('trouble of the whole server', () => {
  it('is said for as long as one place says it', () => {
    const told = vi.fn();
    const off = onSaid(told);
    const [one, other] = [say('NETWORK'), say('NETWORK')];
    expect(isSaid('NETWORK')).toBe(true);
    expect(isSaid('TIMEOUT')).toBe(false);
    one();
    expect(isSaid('NETWORK')).toBe(true);
    other();
    expect(isSaid('NETWORK')).toBe(false);
    expect(told).toHaveBeenCalledTimes(4);
    off();
  });

  it('is no other than what is broken elsewhere by itself', () => {
    const unsay = say('INTERNAL');
    expect(isSaid('INTERNAL')).toBe(false);
    unsay();
    expect(sameTrouble('NETWORK', 'NETWORK')).toBe(true);
    expect(sameTrouble('NETWORK', 'TIMEOUT')).toBe(false);
    expect(sameTrouble('INTERNAL', 'INTERNAL')).toBe(false);
  });
});
