import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql } from '../../api/graphql';

const creditsDocument = graphql(`
  query MyCredits {
    myCredits {
      id
      balances {
        available {
          amountMinor
          currency
        }
        reserved {
          amountMinor
          currency
        }
      }
      lots {
        id
        source
        amount {
          amountMinor
          currency
        }
        available {
          amountMinor
          currency
        }
        frozen
        expiresAt
      }
    }
  }
`);

export type Credits = ResultOf<typeof creditsDocument>['myCredits'];

export const creditsQuery = queryOptions({
  queryKey: ['credits'],
  queryFn: async () => (await query(creditsDocument, {})).myCredits,
});

/** What can be used of them now, in minor units. */
export function availableOf(credits: Pick<Credits, 'balances'> | undefined, currency: string): number {
  return credits?.balances.find(({ available }) => available.currency === currency)?.available.amountMinor ?? 0;
}

/** The lots of which something can be used, what expires first first: the order in which they are. */
export function usable(lots: Credits['lots']): Credits['lots'] {
  return lots
    .filter(({ available }) => available.amountMinor > 0)
    .sort((one, other) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt));
}

const historyDocument = graphql(`
  query CreditHistory($first: Int, $after: String) {
    myCredits {
      history(first: $first, after: $after) {
        edges {
          node {
            id
            at
            type
            amount {
              amountMinor
              currency
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

export const historyQuery = infiniteQueryOptions({
  queryKey: ['credits', 'history'],
  queryFn: async ({ pageParam }) => (await query(historyDocument, { first: 20, after: pageParam })).myCredits.history,
  initialPageParam: null as string | null,
  getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
});

const paymentsDocument = graphql(`
  query MyPayments($first: Int, $after: String) {
    myPayments(first: $first, after: $after) {
      edges {
        node {
          requestedAt
          payment {
            id
            status
            amount {
              amountMinor
              currency
            }
            refunded {
              amountMinor
              currency
            }
            booking {
              id
              topic
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

export const paymentsQuery = infiniteQueryOptions({
  queryKey: ['payments'],
  queryFn: async ({ pageParam }) => (await query(paymentsDocument, { first: 20, after: pageParam })).myPayments,
  initialPageParam: null as string | null,
  getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
});
