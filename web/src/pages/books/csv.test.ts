import { describe, expect, it } from 'vitest';
import { csv } from './csv';

describe('a file for a spreadsheet', () => {
  it('quotes words and leaves numbers as they are', () => {
    expect(csv([['say "hi"', 12, -5, null], []])).toBe('"say ""hi""",12,-5,""\r\n\r\n');
  });

  it('has no formulas', () => {
    expect(csv([['=1+1', ' +2', '\u200b@x', 'a=b']])).toBe('"\'=1+1","\' +2","\'\u200b@x","a=b"\r\n');
  });
});
