import { describe, expect, it } from 'vitest';
import { type Draft, moved, toInput } from './steps';

const step = (title: string, more: Partial<Draft> = {}): Draft => ({
  key: null,
  kind: 'CUSTOM',
  title,
  body: null,
  url: null,
  required: false,
  documentKind: null,
  purpose: null,
  ...more,
});

describe('the steps of a plan', () => {
  it('keep their keys, and say nothing where nothing is written', () => {
    expect(toInput([step(' Read ', { key: 'read', body: '  ', url: ' https://example.org ' })])).toEqual([
      { key: 'read', kind: 'CUSTOM', title: 'Read', body: null, url: 'https://example.org', required: false, documentKind: null, purpose: null },
    ]);
  });

  it('change places with their neighbours, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});
