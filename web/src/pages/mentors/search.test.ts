import { describe, expect, it } from 'vitest';
import { countFilters, readSearch } from './search';

describe('a search in an address', () => {
  it('keeps what is right', () => {
    expect(readSearch({ q: 'java', skills: ['Java', ''], rating: 4, free: '2026-11-02', part: 'EVENING', page: 2 })).toEqual({
      q: 'java',
      skills: ['Java'],
      rating: 4,
      free: '2026-11-02',
      part: 'EVENING',
      page: 2,
    });
  });

  it('leaves out what nobody could have chosen', () => {
    expect(
      readSearch({ q: ' ', skills: 'x', rating: 'many', free: '2026-13-45', part: 'NIGHT', sort: 'WORST', price: '1', page: -1 }),
    ).toEqual({});
  });

  it('counts its filters', () => {
    expect(countFilters({ q: 'java', skills: ['a', 'b'], rating: 4, page: 3, sort: 'RATING' })).toBe(3);
  });
});
