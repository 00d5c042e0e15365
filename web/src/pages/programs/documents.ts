import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';

const programsDocument = graphql(`
  query Programs($closedToo: Boolean, $mine: Boolean, $after: String) {
    programs(closedToo: $closedToo, mine: $mine, first: 20, after: $after) {
      edges {
        node {
          id
          name
          kind
          description
          selfEnrolment
          closed
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** @param mine only those that the viewer runs */
export const programsQuery = (closedToo: boolean, mine: boolean) =>
  infiniteQueryOptions({
    queryKey: ['programs', 'all', closedToo, mine],
    queryFn: async ({ pageParam }) => (await query(programsDocument, { closedToo, mine, after: pageParam })).programs,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });

const plan = graphql(`
  fragment ProgramPlan on OnboardingPlan {
    id
    version
    steps {
      key
      kind
      title
      body
      url
      required
      documentKind
      purpose
    }
  }
`);

const programDocument = graphql(
  `
    query Program($id: ID!) {
      program(id: $id) {
        id
        name
        kind
        description
        backgroundCheckRequired
        selfEnrolment
        closed
        createdAt
        mayManage
        availableActions {
          action
          allowed
          reason
        }
        admins {
          id
          firstName
          lastName
        }
        blackouts {
          id
          name
          from
          to
        }
        mentors: onboardingPlan(role: MENTOR) {
          ...ProgramPlan
        }
        mentees: onboardingPlan(role: MENTEE) {
          ...ProgramPlan
        }
      }
    }
  `,
  [plan],
);

const platformDocument = graphql(
  `
    query PlatformPlan($role: ProgramRole!) {
      onboardingPlan(role: $role) {
        ...ProgramPlan
      }
    }
  `,
  [plan],
);

/** What is asked of everybody in a role, whichever program they are in. */
export const platformPlanQuery = (role: Role) =>
  queryOptions({ queryKey: ['admin', 'onboarding', 'plan', role], queryFn: async () => (await query(platformDocument, { role })).onboardingPlan });

export type Program = NonNullable<ResultOf<typeof programDocument>['program']>;
export type Plan = ResultOf<typeof plan>;
export type PlanStep = Plan['steps'][number];

export const programQuery = (id: string) =>
  queryOptions({ queryKey: ['programs', 'one', id], queryFn: async () => (await query(programDocument, { id })).program });

const participantsDocument = graphql(`
  query Participants($id: ID!, $role: ProgramRole!, $after: String) {
    program(id: $id) {
      id
      participants(role: $role, first: 20, after: $after) {
        edges {
          node {
            id
            percent
            invited
            bookable
            member {
              id
              firstName
              lastName
            }
            nextStep {
              key
              title
            }
            steps {
              key
              kind
              title
              state
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const candidatesDocument = graphql(`
  query Candidates($id: ID!, $role: ProgramRole!, $name: String!) {
    program(id: $id) {
      id
      candidates(role: $role, name: $name) {
        id
        firstName
        lastName
        email
      }
    }
  }
`);

/** Who could take part, by their names. */
export const candidatesQuery = (id: string, role: Role) => (name: string) =>
  queryOptions({
    queryKey: ['programs', 'one', id, 'candidates', role, name],
    queryFn: async () => (await query(candidatesDocument, { id, role, name })).program?.candidates ?? [],
  });

const peopleDocument = graphql(`
  query Anybody($name: String!) {
    members(query: $name, first: 20) {
      edges {
        node {
          id
          firstName
          lastName
          email
        }
      }
    }
  }
`);

/** Anybody, by name or address: for admins. */
export const anybodyQuery = (name: string) =>
  queryOptions({
    queryKey: ['programs', 'anybody', name],
    queryFn: async () => (await query(peopleDocument, { name })).members.edges.map(({ node }) => node),
  });

export type Role = 'MENTOR' | 'MENTEE';
export type Participant = NonNullable<ResultOf<typeof participantsDocument>['program']>['participants']['edges'][number]['node'];

export const participantsQuery = (id: string, role: Role) =>
  infiniteQueryOptions({
    queryKey: ['programs', 'one', id, 'participants', role],
    queryFn: async ({ pageParam }) => {
      const { program } = await query(participantsDocument, { id, role, after: pageParam });
      return program?.participants ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });

export const createProgram = graphql(
  `
    mutation CreateProgram($input: CreateProgramInput!) {
      createProgram(input: $input) {
        program {
          id
        }
        ...Done
      }
    }
  `,
  [done],
);

export const changeProgram = graphql(
  `
    mutation ChangeProgram($input: ChangeProgramInput!) {
      changeProgram(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const closeProgram = graphql(
  `
    mutation CloseProgram($input: CloseProgramInput!) {
      closeProgram(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const addBlackout = graphql(
  `
    mutation AddProgramBlackout($input: AddProgramBlackoutInput!) {
      addProgramBlackout(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const removeBlackout = graphql(
  `
    mutation RemoveProgramBlackout($input: RemoveProgramBlackoutInput!) {
      removeProgramBlackout(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const appointAdmin = graphql(
  `
    mutation AppointProgramAdmin($input: ProgramAdminInput!) {
      appointProgramAdmin(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const dismissAdmin = graphql(
  `
    mutation DismissProgramAdmin($input: ProgramAdminInput!) {
      dismissProgramAdmin(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const enrolInProgram = graphql(
  `
    mutation EnrolInProgram($input: EnrolmentInput!) {
      enrolMember(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const withdrawFromProgram = graphql(
  `
    mutation WithdrawFromProgram($input: EnrolmentInput!) {
      withdrawMember(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const configurePlan = graphql(
  `
    mutation ConfigureOnboarding($input: ConfigureOnboardingInput!) {
      configureOnboarding(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
