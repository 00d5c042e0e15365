import { infiniteQueryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';

const hiddenDocument = graphql(`
  query HiddenReviews($after: String) {
    hiddenReviews(first: 20, after: $after) {
      edges {
        node {
          id
          rating
          text
          anonymous
          authorName
          submittedOn
          hiddenBecause
          availableActions {
            action
            allowed
            reason
          }
          mentor {
            id
            member {
              id
              firstName
              lastName
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
`);

export type HiddenReview = ResultOf<typeof hiddenDocument>['hiddenReviews']['edges'][number]['node'];

export const hiddenReviewsQuery = infiniteQueryOptions({
  queryKey: ['admin', 'reviews'],
  queryFn: async ({ pageParam }) => (await query(hiddenDocument, { after: pageParam })).hiddenReviews,
  initialPageParam: null as string | null,
  getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
});

export const hideReview = graphql(
  `
    mutation HideReview($input: HideReviewInput!) {
      hideReview(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const restoreReview = graphql(
  `
    mutation RestoreReview($input: RestoreReviewInput!) {
      restoreReview(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
