import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql } from '../../api/graphql';
import { question } from '../asked/documents';
import { groupLine } from '../groups/documents';
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
        notBookableBecause
        availableActions {
          action
          allowed
          reason
        }
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
        groupSessions(first: 5) {
          edges {
            node {
              ...GroupLine
            }
          }
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
              availableActions {
                action
                allowed
                reason
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
  `,
  [mentorCard, groupLine],
);

const preSessionForm = graphql(
  `
    query WhatIsAsked($mentorId: ID!, $offeringId: ID) {
      mentor(id: $mentorId) {
        id
        preSessionForms {
          askedFor(offeringId: $offeringId) {
            edition
            questions {
              ...Question
            }
          }
        }
      }
    }
  `,
  [question],
);

/** What the mentor asks before a session, or nothing. */
export function askedQuery(mentorId: string, offeringId: string | undefined) {
  return queryOptions({
    queryKey: ['asked', mentorId, offeringId ?? null],
    queryFn: async () =>
      (await query(preSessionForm, { mentorId, offeringId: offeringId ?? null })).mentor?.preSessionForms.askedFor ?? null,
  });
}

export type MentorDetails = NonNullable<ResultOf<typeof mentorPage>['mentor']>;

export function mentorQuery(id: string) {
  return queryOptions({
    queryKey: ['mentor', id],
    queryFn: () => query(mentorPage, { id, reviewsAfter: null }),
  });
}
