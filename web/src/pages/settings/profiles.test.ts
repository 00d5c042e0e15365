import { expect, test } from 'vitest';
import { type LearningFields, learningEdit } from './learning';
import { fieldOf, whereIs } from './missing';
import { type TeachingFields, teachingEdit, withCategories } from './teaching';

const MENTOR: TeachingFields = {
  jobTitle: 'Architect',
  company: '',
  yearsOfExperience: '7',
  bio: 'Engines',
  background: '',
  skills: ['Java'],
  categories: ['cat_1', 'cat_2'],
  primaryCategory: 'cat_1',
  languages: ['en'],
  mentoringStyles: ['CASUAL'],
  hourlyRate: '80',
  currency: 'EUR',
  confirmation: 'INSTANT',
  maxMentees: '3',
};

const MENTEE: LearningFields = {
  currentRole: '',
  level: '',
  interests: [],
  preferredStyles: [],
  institution: 'ETH',
  degree: '',
  year: '2024',
  academicBackground: '',
};

test('only what was edited is sent, and what was emptied is cleared', () => {
  expect(teachingEdit(MENTOR, { ...MENTOR, skills: ['Java'] })).toEqual({});
  expect(teachingEdit(MENTOR, { ...MENTOR, jobTitle: ' ', yearsOfExperience: '', maxMentees: '5' })).toEqual({
    jobTitle: null,
    yearsOfExperience: null,
    maxMentees: 5,
  });
  expect(learningEdit(MENTEE, { ...MENTEE, level: 'BEGINNER', year: '', interests: ['Trees'] })).toEqual({
    level: 'BEGINNER',
    year: null,
    interests: ['Trees'],
  });
});

test('a price is told in minor units of its currency, whichever of the two was edited', () => {
  expect(teachingEdit(MENTOR, { ...MENTOR, hourlyRate: '80.50' })).toEqual({ hourlyRateMinor: 8050, currency: 'EUR' });
  expect(teachingEdit(MENTOR, { ...MENTOR, currency: 'JPY' })).toEqual({ hourlyRateMinor: 80, currency: 'JPY' });
});

test('the category that matters most stays where it can, and is sent only where there is one', () => {
  expect(withCategories(['cat_2', 'cat_1'], 'cat_1').primaryCategory).toBe('cat_1');
  expect(withCategories(['cat_2'], 'cat_1').primaryCategory).toBe('cat_2');
  expect(teachingEdit(MENTOR, { ...MENTOR, ...withCategories([], 'cat_1') })).toEqual({ categoryIds: [] });
});

test('what is missing is said where its page has it', () => {
  expect(whereIs('bio')).toEqual({ to: '/settings', hash: 'bio' });
  expect(whereIs('mentor')).toEqual({ to: '/desk' });
  expect(whereIs('mentor.availability')).toEqual({ to: '/desk/availability' });
  expect(whereIs('mentor.languages')).toEqual({ to: '/settings/mentor', hash: 'languages' });
  expect(whereIs('menteeProfile.level')).toEqual({ to: '/settings/learning', hash: 'level' });
  expect(fieldOf('mentor.languages')).toBe('languages');
});
