import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql, person } from '../../api/graphql';

const queueDocument = graphql(
  `
    query OnboardingQueue($role: ProgramRole!, $programId: ID, $step: ID, $after: String) {
      onboardingQueue(role: $role, programId: $programId, step: $step, first: 20, after: $after) {
        steps {
          open
          waitingForReview
          since
          step {
            key
            title
          }
        }
        edges {
          node {
            id
            role
            percent
            since
            program {
              id
            }
            member {
              ...Person
            }
            steps {
              key
              title
              kind
              state
              answer
              availableActions {
                action
                allowed
                reason
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [person],
);

type Queue = ResultOf<typeof queueDocument>['onboardingQueue'];
export type Waiting = Queue['edges'][number]['node'];
export type QueueStep = Queue['steps'][number];
export type QueueRole = Waiting['role'];

/**
 * Who has not come to the end of what is asked of a role, who has waited longest first.
 *
 * @param programId the platform where it is not given
 */
export const queueQuery = (role: QueueRole, programId: string | undefined, step: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'onboarding', role, programId ?? null, step ?? null],
    queryFn: async ({ pageParam }) =>
      (await query(queueDocument, { role, programId: programId ?? null, step: step ?? null, after: pageParam })).onboardingQueue,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });

const programsDocument = graphql(`
  query ProgramsWithSteps {
    programs(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

/** The newest hundred of those that are open. */
export const programNamesQuery = queryOptions({
  queryKey: ['admin', 'program-names'],
  queryFn: async () => (await query(programsDocument, {})).programs.edges.map(({ node }) => node),
});

export const reviewStep = graphql(
  `
    mutation ReviewOnboardingStep($input: ReviewOnboardingStepInput!) {
      reviewOnboardingStep(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
