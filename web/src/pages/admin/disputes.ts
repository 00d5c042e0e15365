import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';
import { paged } from './paged';

const disputed = graphql(`
  fragment Disputed on Booking {
    id
    topic
    status
    startsAt
    endsAt
    price {
      amountMinor
      currency
    }
    dispute {
      id
      source
      reason
      openedAt
      decision
      decisionReason
      resolvedAt
      overdue
    }
    mentee {
      id
      firstName
      lastName
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
`);

export type Disputed = ResultOf<typeof disputed>;

const disputesDocument = graphql(
  `
    query Disputes($after: String) {
      bookings(openDispute: true, role: ADMIN, first: 20, after: $after) {
        edges {
          node {
            ...Disputed
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [disputed],
);

export const disputesQuery = paged(['disputes'], async (after) => (await query(disputesDocument, { after })).bookings);

const disputeDocument = graphql(
  `
    query DisputedBooking($id: ID!) {
      booking(id: $id) {
        ...Disputed
        description
        absent
        commission {
          amountMinor
          currency
        }
        payments {
          id
          status
          amount {
            amountMinor
            currency
          }
          captured {
            amountMinor
            currency
          }
          refunded {
            amountMinor
            currency
          }
        }
        availableActions {
          action
          allowed
          until
          reason
        }
        history {
          id
          type
          at
          actorRole
          reason
          actor {
            id
            firstName
            lastName
          }
        }
      }
    }
  `,
  [disputed],
);

export type DisputedBooking = NonNullable<ResultOf<typeof disputeDocument>['booking']>;

export const disputeQuery = (id: string) =>
  queryOptions({ queryKey: ['admin', 'dispute', id], queryFn: async () => (await query(disputeDocument, { id })).booking });

export const resolveDispute = graphql(
  `
    mutation ResolveDispute($input: ResolveDisputeInput!) {
      resolveDispute(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
