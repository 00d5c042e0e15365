import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, type VariablesOf, done, graphql } from '../../api/graphql';
import { type Version, changed } from './edit';

const learningDocument = graphql(`
  query MyLearning {
    me {
      id
      version
      menteeProfile {
        institution
        degree
        year
        academicBackground
        currentRole
        interests
        preferredStyles
        level
      }
    }
  }
`);

export type Learning = NonNullable<ResultOf<typeof learningDocument>['me']>;

/** What the viewer says of themselves as somebody who learns. */
export const learningQuery = queryOptions({
  queryKey: ['settings', 'learning'],
  queryFn: async () => (await query(learningDocument, {})).me,
});

export const updateLearning = graphql(
  `
    mutation UpdateMenteeProfile($input: UpdateMenteeProfileInput!) {
      updateMenteeProfile(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

type Said = NonNullable<Learning['menteeProfile']>;
export type Level = NonNullable<Said['level']>;
type Input = VariablesOf<typeof updateLearning>['input'];

/** What the form of a mentee holds: numbers as they are typed, empty where nothing is said. */
export interface LearningFields {
  currentRole: string;
  level: Level | '';
  interests: readonly string[];
  preferredStyles: readonly Said['preferredStyles'][number][];
  institution: string;
  degree: string;
  year: string;
  academicBackground: string;
}

export function learningOf({ version, menteeProfile: said }: Learning): Version<LearningFields> {
  return {
    version,
    fields: {
      currentRole: said?.currentRole ?? '',
      level: said?.level ?? '',
      interests: said?.interests ?? [],
      preferredStyles: said?.preferredStyles ?? [],
      institution: said?.institution ?? '',
      degree: said?.degree ?? '',
      year: said?.year == null ? '' : String(said.year),
      academicBackground: said?.academicBackground ?? '',
    },
  };
}

/** Only what was edited is sent, so that whatever else has changed meanwhile stays. */
export function learningEdit(from: LearningFields, to: LearningFields): Omit<Input, 'expectedVersion'> {
  const fields = new Set<keyof LearningFields>(changed(from, to));
  const text = (field: 'currentRole' | 'institution' | 'degree' | 'academicBackground') =>
    fields.has(field) ? { [field]: to[field].trim() || null } : {};
  return {
    ...text('currentRole'),
    ...text('institution'),
    ...text('degree'),
    ...text('academicBackground'),
    ...(fields.has('level') ? { level: to.level || null } : {}),
    ...(fields.has('interests') ? { interests: [...to.interests] } : {}),
    ...(fields.has('preferredStyles') ? { preferredStyles: [...to.preferredStyles] } : {}),
    ...(fields.has('year') ? { year: to.year.trim() === '' ? null : Number(to.year) } : {}),
  };
}
