import type { Profile } from './documents';
import { changed } from './edit';

/** What the form of a profile holds; empty where nothing is said. */
export interface Fields {
  firstName: string;
  lastName: string;
  timeZone: string;
  bio: string;
  phone: string;
  linkedIn: string;
  gitHub: string;
  twitter: string;
  emailOn: boolean;
  smsOn: boolean;
  pushOn: boolean;
}

export function fieldsOf(profile: Profile): Fields {
  return {
    firstName: profile.firstName ?? '',
    lastName: profile.lastName ?? '',
    timeZone: profile.timeZone,
    bio: profile.bio ?? '',
    phone: profile.phone ?? '',
    linkedIn: profile.links.linkedIn ?? '',
    gitHub: profile.links.gitHub ?? '',
    twitter: profile.links.twitter ?? '',
    emailOn: profile.channels?.email ?? false,
    smsOn: profile.channels?.sms ?? false,
    pushOn: profile.channels?.push ?? false,
  };
}

/** Only what was edited is sent, so that whatever else has changed meanwhile stays. */
export function edit(from: Fields, to: Fields) {
  const fields = new Set(changed(from, to));
  const text = (field: 'bio' | 'phone' | 'linkedIn' | 'gitHub' | 'twitter') => (fields.has(field) ? { [field]: to[field].trim() || null } : {});
  const links = { ...text('linkedIn'), ...text('gitHub'), ...text('twitter') };
  const channels = {
    ...(fields.has('emailOn') ? { email: to.emailOn } : {}),
    ...(fields.has('smsOn') ? { sms: to.smsOn } : {}),
    ...(fields.has('pushOn') ? { push: to.pushOn } : {}),
  };
  return {
    ...(fields.has('firstName') ? { firstName: to.firstName.trim() } : {}),
    ...(fields.has('lastName') ? { lastName: to.lastName.trim() } : {}),
    ...(fields.has('timeZone') ? { timeZone: to.timeZone } : {}),
    ...text('bio'),
    ...text('phone'),
    ...(Object.keys(links).length > 0 ? { links } : {}),
    ...(Object.keys(channels).length > 0 ? { channels } : {}),
  };
}
