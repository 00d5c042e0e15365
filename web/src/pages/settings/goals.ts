import { infiniteQueryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';

const goalsDocument = graphql(`
  query Goals($status: [GoalStatus!], $after: String) {
    me {
      id
      goals(status: $status, first: 20, after: $after) {
        edges {
          node {
            id
            text
            category
            priority
            deadline
            status
            availableActions {
              action
              allowed
              reason
            }
            overdue
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

export type Goal = NonNullable<NonNullable<ResultOf<typeof goalsDocument>['me']>['goals']>['edges'][number]['node'];

/** What the viewer wants to reach, the newest first. */
export const goalsQuery = (all: boolean) =>
  infiniteQueryOptions({
    queryKey: ['settings', 'goals', all],
    queryFn: async ({ pageParam }) => {
      const { me } = await query(goalsDocument, { status: all ? null : ['OPEN'], after: pageParam });
      return me?.goals ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });

export const achieveGoal = graphql(
  `
    mutation AchieveGoal($input: GoalActionInput!) {
      achieveGoal(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const dropGoal = graphql(
  `
    mutation DropGoal($input: GoalActionInput!) {
      dropGoal(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const reopenGoal = graphql(
  `
    mutation ReopenGoal($input: GoalActionInput!) {
      reopenGoal(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
