import { expect, test } from 'vitest';
import document from '../../../docs/errors.md?raw';
import { de } from './de';
import { en } from './en';
import { errors } from './errors.de';

/** What the API answers with, by the list that is written from its code. */
const codes = codesIn(document.split('\n## Elsewhere')[0] ?? '', /^\| `([A-Z_0-9]+)` \|/gm);
/** Why something cannot be done now. */
const actions = import.meta.glob<string>('../../../api-graphql/src/main/java/org/mentorlink/api/{booking,program,payment}/{*Actions,MoneyActionsController}.java', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const reasons = Object.values(actions)
  .flatMap((source) => codesIn(source, /(?:\bno\(|\buntil\(|\bwhere\()[^;]*?"([A-Z]+_[A-Z_]+)"\)/g))
  .filter((reason, index, all) => all.indexOf(reason) === index);

function codesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, code]) => code ?? '');
}

function untold(all: string[], texts: object): string[] {
  return all.filter((code) => !(code in texts) && !(`${code}_other` in texts));
}

test('every code has a text in German, where the words of the API are no help', () => {
  expect(codes.length).toBeGreaterThan(300);
  expect(untold(codes, { ...errors, ...de.error })).toEqual([]);
  expect(untold(['NO_SUCH_CODE'], { ...errors, ...de.error })).toEqual(['NO_SUCH_CODE']);
});

test('every text is one of a code that there is, and stands once', () => {
  expect(untold(Object.keys(errors), Object.fromEntries(codes.map((code) => [code, code])))).toEqual([]);
  expect(Object.keys(errors).filter((code) => code in de.error)).toEqual([]);
});

test('why something cannot be done is told in both languages', () => {
  expect(reasons).toContain('PROPOSAL_BEING_PAID');
  expect(reasons.length).toBeGreaterThan(25);
  for (const { why } of [en, de]) expect(untold(reasons, why)).toEqual([]);
});
