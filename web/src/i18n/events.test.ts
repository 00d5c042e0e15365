import { expect, test } from 'vitest';
import document from '../../../docs/events.md?raw';
import { events as german } from './events.de';
import { events as english } from './events.en';

/** Every event that there is, by the catalogue that is written from the code, and what a proposal that nobody has to accept reads. */
const catalogue = [...new Set(['RescheduleRequested', ...[...document.matchAll(/^\| `[a-z]+\.([A-Za-z]+)` \|/gm)].map(([, name]) => name ?? '')])].sort();

test('every event of the catalogue has a name in both languages, and no other has', () => {
  expect(catalogue.length).toBeGreaterThan(300);
  for (const names of [english, german]) expect(Object.keys(names).sort()).toEqual(catalogue);
});

test('no name is that of the code', () => {
  for (const names of [english, german]) {
    expect(Object.entries(names).filter(([type, name]) => name.trim() === '' || name === type || /[a-z][A-Z]/.test(name))).toEqual([]);
  }
});
