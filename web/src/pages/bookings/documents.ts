import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql, person, refusal } from '../../api/graphql';
import { serverNow } from '../../time/clock';
import { answer, question } from '../asked/documents';

export const bookingRow = graphql(
  `
    fragment BookingRow on Booking {
      id
      topic
      status
      startsAt
      endsAt
      modality
      holdExpiresAt
      answerBy
      price {
        amountMinor
        currency
      }
      offering {
        id
        name
      }
      pendingProposal {
        id
        by
        startsAt
        endsAt
        reason
        state
        expiresAt
      }
      mentor {
        id
        member {
          ...Person
        }
      }
      mentee {
        ...Person
      }
      availableActions {
        action
        allowed
        until
        cost {
          amountMinor
          currency
        }
        reason
      }
      refundQuote {
        amountMinor
        currency
      }
    }
  `,
  [person],
);

export type BookingRow = ResultOf<typeof bookingRow>;
export type Status = BookingRow['status'];

export const bookingsDocument = graphql(
  `
    query Bookings($status: [BookingStatus!], $mine: Boolean, $first: Int, $after: String) {
      bookings(status: $status, mine: $mine, first: $first, after: $after) {
        edges {
          node {
            ...BookingRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [bookingRow],
);

/** Those that have not come to their end. */
export const AHEAD: Status[] = ['REQUESTED', 'AWAITING_CONFIRMATION', 'CONFIRMED', 'IN_PROGRESS'];
export const OVER: Status[] = [
  'COMPLETED',
  'CANCELLED',
  'DECLINED',
  'EXPIRED',
  'PAYMENT_FAILED',
  'NO_SHOW',
  'DISPUTED',
  'CLOSED',
];

/** What is ahead, the next first. */
export const aheadQuery = queryOptions({
  queryKey: ['bookings', 'ahead'],
  queryFn: async () => {
    const all: BookingRow[] = [];
    // The API has what was asked for last first: only the whole list has the next session for certain.
    for (let after: string | null = null; ; ) {
      const { bookings }: ResultOf<typeof bookingsDocument> = await query(bookingsDocument, { status: AHEAD, mine: true, first: 100, after });
      all.push(...bookings.edges.map(({ node }) => node));
      if (!bookings.pageInfo.hasNextPage) break;
      after = bookings.pageInfo.endCursor;
    }
    return all.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  },
  refetchInterval: 60_000,
});

const moveCosts = graphql(`
  fragment MoveCosts on RescheduleQuote {
    price {
      amountMinor
      currency
    }
    difference {
      amountMinor
      currency
    }
    effect
    immediate
    refundForfeited
    fullRefundUntil
  }
`);

export type MoveQuote = ResultOf<typeof moveCosts>;

export const bookingDetails = graphql(
  `
    fragment BookingDetails on Booking {
      ...BookingRow
      description
      outcomeCode
      cancelledBy
      strike
      absent
      closed
      disputeUntil
      refundForfeited
      version
      proposalQuote {
        ...MoveCosts
      }
      groupSession {
        id
        title
      }
      meetingLink {
        url
        host
      }
      payment {
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
      payments {
        id
        status
      }
      privateNoteCount
      review {
        id
        rating
        text
        anonymous
        status
        hiddenBecause
        availableActions {
          action
          allowed
          reason
        }
      }
      dispute {
        id
        source
        reason
        openedAt
        decision
        decisionReason
        resolvedAt
      }
      preSessionForm {
        edition
        questions {
          ...Question
        }
        answers {
          ...Answer
        }
      }
      agenda {
        version
        items {
          id
          text
          addedBy
          changedBy
          done
          doneBy
        }
      }
      history {
        id
        type
        at
        actorRole
        reason
        move {
          from {
            startsAt
          }
          to {
            startsAt
          }
        }
        actor {
          id
          firstName
          lastName
        }
      }
    }
  `,
  [bookingRow, moveCosts, question, answer],
);

export type BookingDetails = ResultOf<typeof bookingDetails>;

const bookingDocument = graphql(
  `
    query Booking($id: ID!) {
      booking(id: $id) {
        ...BookingDetails
      }
    }
  `,
  [bookingDetails],
);

/** How long what may be done, and what it costs, is as the API said; in milliseconds. */
function untilOtherwise(actions: BookingDetails['availableActions']): number {
  const left = actions.map(({ until }) => (until ? Date.parse(until) - serverNow() : 0)).filter((each) => each > 0);
  return Math.min(...left) + 1_000;
}

export function bookingQuery(id: string) {
  return queryOptions({
    queryKey: ['booking', id],
    queryFn: async () => (await query(bookingDocument, { id })).booking,
    // Money moves a moment after the booking does, and not every such step is told live.
    refetchInterval: ({ state }) => {
      const booking = state.data;
      if (!booking || booking.closed) return false;
      const settling = booking.payment?.status === 'AUTHORIZED' || OVER.includes(booking.status);
      return settling && state.dataUpdateCount < 20 ? 3_000 : Math.min(60_000, untilOtherwise(booking.availableActions));
    },
  });
}

const moveDocument = graphql(
  `
    query MoveQuote($id: ID!, $startsAt: DateTime!, $session: QuotedSessionInput) {
      booking(id: $id) {
        rescheduleQuote(startsAt: $startsAt, session: $session) {
          ...MoveCosts
        }
      }
    }
  `,
  [moveCosts],
);

/**
 * What moving a booking would cost, and what becomes of its refund; null where it cannot become that session.
 *
 * @param session of the mentor's; undefined where it stays the one it is
 */
export function moveQuery(id: string, startsAt: string | undefined, session: { offeringId: string | null } | undefined) {
  return queryOptions({
    queryKey: ['booking', id, 'move', startsAt ?? null, session ?? null],
    enabled: startsAt !== undefined,
    // The refund may change with the moment.
    staleTime: 0,
    queryFn: async () => (await query(moveDocument, { id, startsAt: startsAt ?? '', session: session ?? null })).booking?.rescheduleQuote ?? null,
  });
}

const refundDocument = graphql(`
  query Refunded($id: ID!) {
    booking(id: $id) {
      price {
        amountMinor
        currency
      }
      payments {
        id
        captured {
          amountMinor
          currency
        }
        refunded {
          amountMinor
          currency
        }
      }
    }
  }
`);

/** What was paid for a booking, and what of it went back. */
export const refundQuery = (id: string) =>
  queryOptions({ queryKey: ['booking', id, 'refunded'], staleTime: 0, queryFn: async () => (await query(refundDocument, { id })).booking });

export const refundBooking = graphql(
  `
    mutation RefundBooking($input: RefundBookingInput!) {
      refundBooking(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const changeReview = graphql(
  `
    mutation ChangeReview($input: ChangeReviewInput!) {
      changeReview(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const withdrawReview = graphql(
  `
    mutation WithdrawReview($input: WithdrawReviewInput!) {
      withdrawReview(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const bookingChanged = graphql(`
  subscription BookingChanged($id: ID!) {
    bookingChanged(id: $id) {
      id
      version
    }
  }
`);

const payload = graphql(
  `
    fragment Changed on BookingPayload {
      booking {
        id
        status
      }
      errors {
        ...Refusal
      }
      position
    }
  `,
  [refusal],
);

export const confirmBooking = graphql(
  `
    mutation ConfirmBooking($input: BookingActionInput!) {
      confirmBooking(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const declineBooking = graphql(
  `
    mutation DeclineBooking($input: BookingActionInput!) {
      declineBooking(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const cancelBooking = graphql(
  `
    mutation CancelBooking($input: BookingActionInput!, $expectedRefundMinor: Long!) {
      cancelBooking(input: $input, expectedRefundMinor: $expectedRefundMinor) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const checkIn = graphql(
  `
    mutation CheckIn($input: BookingActionInput!) {
      checkIn(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const rescheduleBooking = graphql(
  `
    mutation RescheduleBooking($input: RescheduleBookingInput!) {
      rescheduleBooking(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const acceptProposal = graphql(
  `
    mutation AcceptProposal($input: ProposalAnswerInput!) {
      acceptProposal(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const declineProposal = graphql(
  `
    mutation DeclineProposal($input: ProposalAnswerInput!) {
      declineProposal(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const withdrawProposal = graphql(
  `
    mutation WithdrawProposal($input: ProposalAnswerInput!) {
      withdrawProposal(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const setMeetingLink = graphql(
  `
    mutation SetMeetingLink($input: SetMeetingLinkInput!) {
      setMeetingLink(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const removeMeetingLink = graphql(
  `
    mutation RemoveMeetingLink($input: RemoveMeetingLinkInput!) {
      removeMeetingLink(input: $input) {
        booking {
          id
          version
        }
        ...Changed
      }
    }
  `,
  [payload],
);
export const answerPreSessionForm = graphql(
  `
    mutation AnswerPreSessionForm($input: AnswerPreSessionFormInput!) {
      answerPreSessionForm(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const changeAgendaItem = graphql(
  `
    mutation ChangeAgendaItem($input: ChangeAgendaItemInput!) {
      changeAgendaItem(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const tickAgendaItem = graphql(
  `
    mutation TickAgendaItem($input: TickAgendaItemInput!) {
      tickAgendaItem(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const removeAgendaItem = graphql(
  `
    mutation RemoveAgendaItem($input: RemoveAgendaItemInput!) {
      removeAgendaItem(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
export const reorderAgenda = graphql(
  `
    mutation ReorderAgenda($input: ReorderAgendaInput!) {
      reorderAgenda(input: $input) {
        ...Changed
      }
    }
  `,
  [payload],
);
/** Answers the agenda too, to put what was removed back where it was. */
export const addAgendaItem = graphql(
  `
    mutation AddAgendaItem($input: AddAgendaItemInput!) {
      addAgendaItem(input: $input) {
        ...Changed
        booking {
          agenda {
            version
            items {
              id
            }
          }
        }
      }
    }
  `,
  [payload],
);
export const openDispute = graphql(
  `
    mutation OpenDispute($input: OpenDisputeInput!) {
      openDispute(input: $input) {
        dispute {
          id
        }
        ...Done
      }
    }
  `,
  [done],
);

const disputeFactsDocument = graphql(`
  query DisputeFacts($id: ID!) {
    booking(id: $id) {
      id
      dispute {
        id
        resolvedAt
        hearing {
          answerBy
          decideBy
        }
        timeline {
          eventId
          at
          kind
          by
          words
          amount {
            amountMinor
            currency
          }
          until
        }
      }
    }
  }
`);

export type DisputeFact = NonNullable<NonNullable<ResultOf<typeof disputeFactsDocument>['booking']>['dispute']>['timeline'][number];

export const disputeFactsQuery = (id: string) =>
  queryOptions({
    queryKey: ['booking', id, 'dispute'],
    queryFn: async () => (await query(disputeFactsDocument, { id })).booking?.dispute ?? null,
  });

export const addDisputeStatement = graphql(
  `
    mutation AddDisputeStatement($input: DisputeStatementInput!) {
      addDisputeStatement(input: $input) {
        dispute {
          id
        }
        ...Done
      }
    }
  `,
  [done],
);

export const appealDispute = graphql(
  `
    mutation AppealDispute($input: AppealDisputeInput!) {
      appealDispute(input: $input) {
        dispute {
          id
        }
        ...Done
      }
    }
  `,
  [done],
);

export const rateSession = graphql(
  `
    mutation RateSession($input: RateSessionInput!) {
      rateSession(input: $input) {
        review {
          id
        }
        ...Done
      }
    }
  `,
  [done],
);
