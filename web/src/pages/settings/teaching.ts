import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, type VariablesOf, done, graphql } from '../../api/graphql';
import { digitsOf, minorOf } from '../../ui/money';
import { type Version, changed } from './edit';

const teachingDocument = graphql(`
  query MyTeaching {
    me {
      id
      mentor {
        id
        version
        company
        jobTitle
        yearsOfExperience
        bio
        skills
        hourlyRate {
          amountMinor
          currency
        }
        confirmation
        maxMentees
        background
        mentoringStyles
        languages
        categories {
          id
          name
        }
        primaryCategory {
          id
        }
      }
    }
  }
`);

export type Teaching = NonNullable<NonNullable<ResultOf<typeof teachingDocument>['me']>['mentor']>;

/** What the viewer says of themselves as a mentor; null for who is none. */
export const teachingQuery = queryOptions({
  queryKey: ['settings', 'teaching'],
  queryFn: async () => (await query(teachingDocument, {})).me?.mentor ?? null,
});

export const updateTeaching = graphql(
  `
    mutation UpdateMentorProfile($input: UpdateMentorProfileInput!) {
      updateMentorProfile(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export type Style = Teaching['mentoringStyles'][number];
type Input = VariablesOf<typeof updateTeaching>['input'];

/** What the form of a mentor holds: numbers as they are typed, empty where nothing is said. */
export interface TeachingFields {
  jobTitle: string;
  company: string;
  yearsOfExperience: string;
  bio: string;
  background: string;
  skills: readonly string[];
  categories: readonly string[];
  /** Empty exactly where there are no categories. */
  primaryCategory: string;
  languages: readonly string[];
  mentoringStyles: readonly Style[];
  /** In whole units of the currency, such as 80.50. */
  hourlyRate: string;
  currency: string;
  confirmation: Teaching['confirmation'];
  maxMentees: string;
}

export function teachingOf(mentor: Teaching): Version<TeachingFields> {
  const { amountMinor, currency } = mentor.hourlyRate;
  return {
    version: mentor.version,
    fields: {
      jobTitle: mentor.jobTitle ?? '',
      company: mentor.company ?? '',
      yearsOfExperience: mentor.yearsOfExperience === null ? '' : String(mentor.yearsOfExperience),
      bio: mentor.bio ?? '',
      background: mentor.background ?? '',
      skills: mentor.skills,
      categories: mentor.categories.map(({ id }) => id),
      primaryCategory: mentor.primaryCategory?.id ?? '',
      languages: mentor.languages,
      mentoringStyles: mentor.mentoringStyles,
      hourlyRate: String(amountMinor / 10 ** digitsOf(currency)),
      currency,
      confirmation: mentor.confirmation,
      maxMentees: String(mentor.maxMentees),
    },
  };
}

/** The categories as they are chosen now; the one that matters most stays where it can. */
export function withCategories(categories: readonly string[], primary: string): Pick<TeachingFields, 'categories' | 'primaryCategory'> {
  return { categories, primaryCategory: categories.includes(primary) ? primary : (categories[0] ?? '') };
}

const number = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

/** Only what was edited is sent, so that whatever else has changed meanwhile stays. */
export function teachingEdit(from: TeachingFields, to: TeachingFields): Omit<Input, 'expectedVersion'> {
  const fields = new Set<keyof TeachingFields>(changed(from, to));
  const text = (field: 'jobTitle' | 'company' | 'bio' | 'background') => (fields.has(field) ? { [field]: to[field].trim() || null } : {});
  return {
    ...text('jobTitle'),
    ...text('company'),
    ...text('bio'),
    ...text('background'),
    ...(fields.has('yearsOfExperience') ? { yearsOfExperience: number(to.yearsOfExperience) } : {}),
    ...(fields.has('skills') ? { skills: [...to.skills] } : {}),
    ...(fields.has('categories') ? { categoryIds: [...to.categories] } : {}),
    ...(fields.has('primaryCategory') && to.primaryCategory ? { primaryCategoryId: to.primaryCategory } : {}),
    ...(fields.has('languages') ? { languages: [...to.languages] } : {}),
    ...(fields.has('mentoringStyles') ? { mentoringStyles: [...to.mentoringStyles] } : {}),
    // A number is minor units of one currency only.
    ...(fields.has('hourlyRate') || fields.has('currency')
      ? { hourlyRateMinor: minorOf(to.hourlyRate, to.currency), currency: to.currency }
      : {}),
    ...(fields.has('confirmation') ? { confirmation: to.confirmation } : {}),
    ...(fields.has('maxMentees') ? { maxMentees: number(to.maxMentees) } : {}),
  };
}
