import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql, refusal } from '../../api/graphql';

const disputedDocument = graphql(`
  query EvidenceOf($id: ID!) {
    booking(id: $id) {
      dispute {
        id
      }
      payments {
        id
        chargebacks {
          reference
          reversed
          inquiry
          amount {
            amountMinor
            currency
          }
          evidence {
            state
            code
            submittedAt
            dueBy
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

type Payment = NonNullable<ResultOf<typeof disputedDocument>['booking']>['payments'][number];
export type Chargeback = Payment['chargebacks'][number];

/** Whether a booking is disputed, and what its gateways took back. */
export const disputedQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['booking', bookingId, 'evidence'],
    queryFn: async () => (await query(disputedDocument, { id: bookingId })).booking,
    // What a gateway says to it comes a moment later.
    refetchInterval: ({ state }) =>
      state.data?.payments.some(({ chargebacks }) => chargebacks.some(({ evidence }) => evidence?.state === 'SENDING')) ? 3_000 : false,
  });

const evidenceDocument = graphql(`
  query DisputeEvidence($id: ID!) {
    disputeEvidence(id: $id) {
      content
      sha256
      fields {
        name
        value
      }
    }
  }
`);

/** What speaks for a session that is disputed, as it is now. */
export const evidenceQuery = (disputeId: string) =>
  queryOptions({
    queryKey: ['evidence', disputeId],
    queryFn: async () => (await query(evidenceDocument, { id: disputeId })).disputeEvidence,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

export const submitEvidence = graphql(
  `
    mutation SubmitEvidence($input: SubmitEvidenceInput!) {
      submitEvidence(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);
