import { describe, expect, it } from 'vitest';
import { pagesIn, pagesWanted } from './depth';

describe('how far a list is read', () => {
  it('stands in the address from the second page on', () => {
    expect(pagesIn({ page: 3, page2: '2', q: 'x' })).toEqual({ page: 3, page2: 2 });
    expect(Object.keys(pagesIn({ page: 1 }))).toEqual([]);
  });

  it('is the first page where the address says nothing of use', () => {
    for (const odd of [undefined, null, 'x', '', 0, -4, 1.5, {}, []]) expect(pagesWanted(odd)).toBe(1);
  });

  it('has an end, for an address may say anything', () => {
    expect(pagesWanted(1_000_000)).toBe(50);
  });
});
