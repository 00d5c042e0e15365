import { expect, test } from 'vitest';
import { changed, rebased } from './edit';
import { type Fields, edit } from './form';

const ADA: Fields = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  timeZone: 'Europe/London',
  bio: 'Engines',
  phone: '',
  linkedIn: '',
  gitHub: 'https://github.com/ada',
  twitter: '',
  emailOn: true,
  smsOn: false,
  pushOn: true,
};

test('only what was edited is sent', () => {
  expect(edit(ADA, ADA)).toEqual({});
  expect(edit(ADA, { ...ADA, firstName: ' Augusta ', smsOn: true })).toEqual({ firstName: 'Augusta', channels: { sms: true } });
});

test('what was emptied is cleared', () => {
  expect(edit(ADA, { ...ADA, bio: '  ', gitHub: '' })).toEqual({ bio: null, links: { gitHub: null } });
});

test('what somebody else has changed is told field by field', () => {
  expect(changed(ADA, { ...ADA, bio: 'Looms', timeZone: 'UTC' })).toEqual(['timeZone', 'bio']);
});

test('what is typed while it is being saved stays, on top of what was saved', () => {
  const sent = { ...ADA, firstName: 'Augusta' };
  const saved = { ...sent, bio: 'Engines and looms' };
  expect(rebased(sent, { ...sent, phone: '+44' }, saved)).toEqual({ ...saved, phone: '+44' });
  expect(rebased(sent, sent, saved)).toEqual(saved);
});
