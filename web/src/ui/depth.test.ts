import { describe, expect, it } from 'vitest';
import { pageIn, pagesWanted } from './depth';

describe('how far a list is read', () => {
  it('stands in the address from the second page on', () => {
    expect(pageIn(3)).toBe(3);
    expect(pageIn('2')).toBe(2);
    expect(pageIn(1)).toBeUndefined();
  });

  it('is the first page where the address says nothing of use', () => {
    for (const odd of [undefined, null, 'x', '', 0, -4, 1.5, {}, []]) expect(pagesWanted(odd)).toBe(1);
  });

  it('has an end, for an address may say anything', () => {
    expect(pagesWanted(1_000_000)).toBe(50);
  });
});
