import { query } from '../../api/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type ResultOf, graphql, refusal } from '../../api/graphql';

const payee = graphql(`
  fragment Payee on Mentor {
    id
    member {
      id
      firstName
      lastName
    }
  }
`);

const accountsDocument = graphql(
  `
    query MentorAccounts {
      mentorAccounts {
        id
        mentor {
          ...Payee
        }
        owed {
          amountMinor
          currency
        }
        setAside {
          amountMinor
          currency
        }
        waiting {
          payoutId
          gateway
          since
          runAt
          amount {
            amountMinor
            currency
          }
        }
        availableActions {
          action
          allowed
          reason
        }
      }
    }
  `,
  [payee],
);

export type MentorAccount = ResultOf<typeof accountsDocument>['mentorAccounts'][number];

/** What waits to be sent with others, is owed, or is paid by hand: for staff of all, for a mentor their own. */
export const accountsQuery = queryOptions({
  queryKey: ['books', 'accounts'],
  queryFn: async () => (await query(accountsDocument, {})).mentorAccounts,
  refetchInterval: 30_000,
});

export const runPayouts = graphql(
  `
    mutation RunPayouts($input: RunPayoutsInput!) {
      runPayouts(input: $input) {
        mentorAccount {
          id
          waiting {
            payoutId
          }
        }
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

const batchesDocument = graphql(
  `
    query PayoutBatches($mentorId: ID, $first: Int, $after: String) {
      payoutBatches(mentorId: $mentorId, first: $first, after: $after) {
        edges {
          node {
            id
            status
            gateway
            requestedAt
            paidAt
            gatewayReference
            failure
            mentor {
              ...Payee
            }
            net {
              amountMinor
              currency
            }
            recovered {
              amountMinor
              currency
            }
            shares {
              payoutId
              bookingId
              amount {
                amountMinor
                currency
              }
              recovered {
                amountMinor
                currency
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
  [payee],
);

export type Batch = ResultOf<typeof batchesDocument>['payoutBatches']['edges'][number]['node'];

/** @param mentorId of this mentor alone, for a mentor who is staff too */
export async function batchesPage(mentorId: string | undefined, after: string | null, first: number) {
  return (await query(batchesDocument, { mentorId: mentorId ?? null, first, after })).payoutBatches;
}

export function batchesQuery(mentorId: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['books', 'batches', mentorId ?? null],
    queryFn: ({ pageParam }) => batchesPage(mentorId, pageParam, 30),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    refetchInterval: 30_000,
  });
}

const paymentsDocument = graphql(`
  query PaymentsOfBooking($id: ID!) {
    booking(id: $id) {
      id
      payments {
        id
        gateway
        captured {
          amountMinor
          currency
        }
        unreturned {
          amountMinor
          currency
        }
        availableActions {
          action
          allowed
          reason
        }
        chargebacks {
          reference
          inquiry
          amount {
            amountMinor
            currency
          }
          availableActions {
            action
            allowed
            reason
          }
        }
      }
    }
  }
`);

export type Payments = NonNullable<ResultOf<typeof paymentsDocument>['booking']>['payments'];

export function paymentsQuery(bookingId: string) {
  return queryOptions({
    queryKey: ['books', 'payments', bookingId],
    queryFn: async () => (await query(paymentsDocument, { id: bookingId })).booking?.payments ?? [],
  });
}

export const recordChargeback = graphql(
  `
    mutation RecordChargeback($input: RecordChargebackInput!) {
      recordChargeback(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const recordRefund = graphql(
  `
    mutation RecordRefund($input: RecordRefundInput!) {
      recordRefund(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const recordChargebackReversal = graphql(
  `
    mutation RecordChargebackReversal($input: RecordChargebackReversalInput!) {
      recordChargebackReversal(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

const memberCreditsDocument = graphql(`
  query CreditsOfMember($memberId: ID!) {
    member(id: $memberId) {
      id
      firstName
      lastName
    }
    creditAccount(memberId: $memberId) {
      id
      availableActions {
        action
        allowed
        reason
      }
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
        expiresAt
      }
      history(first: 50) {
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
      }
    }
  }
`);

export function memberCreditsQuery(memberId: string) {
  return queryOptions({
    queryKey: ['books', 'credits', memberId],
    queryFn: () => query(memberCreditsDocument, { memberId }),
  });
}

export const grantCredits = graphql(
  `
    mutation GrantCredits($input: GrantCreditsInput!) {
      grantCredits(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const offerPack = graphql(
  `
    mutation OfferCreditPack($input: OfferCreditPackInput!) {
      offerCreditPack(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const withdrawPack = graphql(
  `
    mutation WithdrawCreditPack($input: WithdrawCreditPackInput!) {
      withdrawCreditPack(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);
