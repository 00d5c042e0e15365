import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql } from '../../api/graphql';
import { mentorCard } from './documents';

export const mentorPage = graphql(
  `
    query MentorPage($id: ID!, $reviewsAfter: String) {
      mentor(id: $id) {
        ...MentorCard
        bio
        background
        mentoringStyles
        languages
        bookable
        cancellationPolicy {
          fullRefundBefore
          lockedWithin
        }
        notBookableBecause
        categories {
          id
          name
        }
        member {
          links {
            linkedIn
            gitHub
            twitter
          }
          photo {
            large: url(size: LARGE)
          }
        }
        availability {
          timeZone
        }
        offerings {
          id
          name
          description
          durationMinutes
          price {
            amountMinor
            currency
          }
          modalities
        }
        ratingDistribution {
          rating
          count
        }
        reviews(first: 5, after: $reviewsAfter) {
          edges {
            node {
              id
              rating
              text
              authorName
              anonymous
              submittedOn
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [mentorCard],
);

export type MentorDetails = NonNullable<ResultOf<typeof mentorPage>['mentor']>;

export function mentorQuery(id: string) {
  return queryOptions({
    queryKey: ['mentor', id],
    queryFn: () => query(mentorPage, { id, reviewsAfter: null }),
  });
}
