import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';

const ofMember = graphql(`
  fragment StrikesOfMember on Strikes {
    id
    memberId
    blockedUntil
    pausedSince
    counting
    threshold
    availableActions {
      action
      allowed
      reason
    }
    strikes {
      bookingId
      kind
      status
      counts
      startsAt
      expiresAt
      appealReason
      decisionReason
      availableActions {
        action
        allowed
        until
        reason
      }
    }
  }
`);

export type StrikesOfMember = ResultOf<typeof ofMember>;
export type Strike = StrikesOfMember['strikes'][number];

const mineDocument = graphql(
  `
    query MyStrikes {
      myStrikes {
        ...StrikesOfMember
      }
    }
  `,
  [ofMember],
);

export const myStrikesQuery = queryOptions({
  queryKey: ['settings', 'strikes'],
  queryFn: async () => (await query(mineDocument, {})).myStrikes,
});

const appealedDocument = graphql(
  `
    query AppealedStrikes($after: String) {
      appealedStrikes(first: 20, after: $after) {
        edges {
          node {
            ...StrikesOfMember
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ofMember],
);

export const appealedQuery = infiniteQueryOptions({
  queryKey: ['admin', 'strikes'],
  queryFn: async ({ pageParam }) => (await query(appealedDocument, { after: pageParam })).appealedStrikes,
  initialPageParam: null as string | null,
  getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
});

const strikesDocument = graphql(
  `
    query StrikesOfOne($memberId: ID!) {
      strikes(memberId: $memberId) {
        ...StrikesOfMember
      }
    }
  `,
  [ofMember],
);

/** A member's, for admins. */
export function strikesQuery(memberId: string) {
  return queryOptions({
    queryKey: ['admin', 'strikes', memberId],
    queryFn: async () => (await query(strikesDocument, { memberId })).strikes,
  });
}

export const appealStrike = graphql(
  `
    mutation AppealStrike($input: AppealStrikeInput!) {
      appealStrike(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const decideStrike = graphql(
  `
    mutation DecideStrike($input: DecideStrikeInput!) {
      decideStrike(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const resumeMentor = graphql(
  `
    mutation ResumeMentor($input: ResumeMentorInput!) {
      resumeMentor(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

/** Those that wait for a decision, of a member who may have others. */
export const waiting = (strikes: readonly Strike[]): Strike[] => strikes.filter(({ status }) => status === 'APPEALED');
