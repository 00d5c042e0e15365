import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql, refusal } from '../../api/graphql';
import type { PayoutState } from './states';

const ledgerDocument = graphql(`
  query Ledger($position: String) {
    ledger(position: $position) {
      position
      lastEntryAt
      balanced
      accounts {
        name
        currency
        balanceMinor
      }
    }
  }
`);

/** @param position the newest when not given */
export function ledgerQuery(position: string | undefined) {
  return queryOptions({
    queryKey: ['books', 'ledger', position ?? null],
    queryFn: async () => (await query(ledgerDocument, { position: position ?? null })).ledger,
    refetchInterval: position ? false : 30_000,
  });
}

const entriesDocument = graphql(`
  query Entries($bookingId: ID, $account: String, $currency: String, $position: String, $newestFirst: Boolean, $first: Int, $after: String) {
    ledgerEntries(bookingId: $bookingId, account: $account, currency: $currency, position: $position, newestFirst: $newestFirst, first: $first, after: $after) {
      edges {
        node {
          id
          position
          at
          description
          subject
          bookingId
          lines {
            account
            currency
            debitMinor
            creditMinor
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

export type Entry = ResultOf<typeof entriesDocument>['ledgerEntries']['edges'][number]['node'];

/** Which entries of the ledger: those because of a booking, of an account in a currency, up to a position. */
export interface EntryFilter {
  booking?: string | undefined;
  account?: string | undefined;
  currency?: string | undefined;
  position?: string | undefined;
}

export async function entriesPage({ booking, account, currency, position }: EntryFilter, newestFirst: boolean, after: string | null, first: number) {
  const filter = { bookingId: booking ?? null, account: account ?? null, currency: currency ?? null, position: position ?? null };
  return (await query(entriesDocument, { ...filter, newestFirst, first, after })).ledgerEntries;
}

export function entriesQuery(filter: EntryFilter) {
  return infiniteQueryOptions({
    queryKey: ['books', 'entries', filter],
    queryFn: ({ pageParam }) => entriesPage(filter, true, pageParam, 50),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}

const payoutsDocument = graphql(`
  query Payouts($status: String, $mine: Boolean, $first: Int, $after: String) {
    payouts(status: $status, mine: $mine, first: $first, after: $after) {
      edges {
        node {
          id
          status
          dueAt
          paidAt
          gatewayReference
          amount {
            amountMinor
            currency
          }
          recovered {
            amountMinor
            currency
          }
          booking {
            id
            topic
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

export type Payout = ResultOf<typeof payoutsDocument>['payouts']['edges'][number]['node'];

/** @param mine only what the viewer earns as mentor, for staff too */
export async function payoutsPage(status: PayoutState | undefined, mine: boolean, after: string | null, first: number) {
  return (await query(payoutsDocument, { status: status ?? null, mine, first, after })).payouts;
}

export function payoutsQuery(status: PayoutState | undefined, mine: boolean) {
  return infiniteQueryOptions({
    queryKey: ['books', 'payouts', status ?? null, mine],
    queryFn: ({ pageParam }) => payoutsPage(status, mine, pageParam, 50),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}

const reconciliationFields = graphql(`
  fragment ReconciliationDetails on Reconciliation {
    id
    from
    to
    reportIds
    fetched
    ranAt
    position
    matched
    bookings
    unexplainedMinor
    more {
      kind
      count
      stake {
        amountMinor
        currency
      }
    }
    breaks {
      number
      kind
      movement
      bookingId
      gatewayReference
      ledgerMinor
      gatewayMinor
      bookingMinor
      feeMinor
      ledgerFeeMinor
      stake {
        amountMinor
        currency
      }
      ledgerAt
      gatewayAt
      ledgerPosition
      explanation
      assignee {
        id
        firstName
        lastName
      }
      postable {
        amountMinor
        currency
      }
      availableActions {
        action
        allowed
        reason
      }
      resolved
      resolution
      resolvedBy {
        id
        firstName
        lastName
      }
      resolvedAt
    }
  }
`);

export type Reconciliation = ResultOf<typeof reconciliationFields>;
export type Break = Reconciliation['breaks'][number];

const reconciliationDocument = graphql(
  `
    query Reconciliation($id: ID!) {
      reconciliation(id: $id) {
        ...ReconciliationDetails
      }
    }
  `,
  [reconciliationFields],
);

export function reconciliationQuery(id: string) {
  return queryOptions({
    queryKey: ['books', 'reconciliation', id],
    queryFn: async () => (await query(reconciliationDocument, { id })).reconciliation,
  });
}

const reconciliationsDocument = graphql(`
  query Reconciliations {
    reconciliations(first: 50) {
      edges {
        node {
          id
          from
          to
          ranAt
          matched
          unexplainedMinor
          more {
            count
          }
          breaks {
            number
            resolved
          }
        }
      }
    }
  }
`);

export const reconciliationsQuery = queryOptions({
  queryKey: ['books', 'reconciliations'],
  queryFn: async () => (await query(reconciliationsDocument, {})).reconciliations.edges.map(({ node }) => node),
});

const reconciled = graphql(
  `
    fragment Reconciled on ReconciliationPayload {
      reconciliation {
        ...ReconciliationDetails
      }
      errors {
        ...Refusal
      }
      position
    }
  `,
  [reconciliationFields, refusal],
);

export const assignBreak = graphql(
  `
    mutation AssignBreak($input: AssignBreakInput!) {
      assignBreak(input: $input) {
        ...Reconciled
      }
    }
  `,
  [reconciled],
);
export const postBreak = graphql(
  `
    mutation PostBreak($input: PostBreakInput!) {
      postBreak(input: $input) {
        ...Reconciled
      }
    }
  `,
  [reconciled],
);

export const reopenBreak = graphql(
  `
    mutation ReopenBreak($input: ResolveBreakInput!) {
      reopenBreak(input: $input) {
        ...Reconciled
      }
    }
  `,
  [reconciled],
);

export const resolveBreak = graphql(
  `
    mutation ResolveBreak($input: ResolveBreakInput!) {
      resolveBreak(input: $input) {
        ...Reconciled
      }
    }
  `,
  [reconciled],
);

const monthsDocument = graphql(`
  query Months {
    monthCloses {
      period
      timeZone
      position
      entries
      corrections
      sha256
      csvUrl
      jsonUrl
      openBreaks
      unexplainedMinor
      closedAt
    }
  }
`);

export type Month = ResultOf<typeof monthsDocument>['monthCloses'][number];

export const monthsQuery = queryOptions({
  queryKey: ['books', 'months'],
  queryFn: async () => (await query(monthsDocument, {})).monthCloses,
});

export const closeMonth = graphql(
  `
    mutation CloseMonth($input: CloseMonthInput!) {
      closeMonth(input: $input) {
        monthClose {
          period
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

const verifyDocument = graphql(`
  query VerifyMonth($period: String!) {
    verifyMonthClose(period: $period) {
      valid
      actualSha256
    }
  }
`);

export async function verifyMonth(period: string) {
  return (await query(verifyDocument, { period })).verifyMonthClose;
}
