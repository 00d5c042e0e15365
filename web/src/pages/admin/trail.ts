import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql } from '../../api/graphql';
import { paged } from './paged';

const trailDocument = graphql(`
  query AuditTrail($subject: ID!, $after: String) {
    auditTrail(subject: $subject, first: 100, after: $after) {
      edges {
        node {
          id
          position
          sequence
          type
          at
          actorRole
          reason
          correlationId
          causationId
          hash
          actor {
            id
            firstName
            lastName
          }
          changes {
            field
            before
            after
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

export type Happening = ResultOf<typeof trailDocument>['auditTrail']['edges'][number]['node'];

export const trailQuery = (subject: string) =>
  paged(['trail', subject], async (after) => (await query(trailDocument, { subject, after })).auditTrail);

const moneyDocument = graphql(`
  query MoneyOfBooking($id: ID!) {
    booking(id: $id) {
      payments {
        id
      }
      payment {
        payout {
          id
        }
      }
    }
  }
`);

/** What happened to a booking's money, in no order; nothing of what is no booking. */
export const moneyTrailQuery = (subject: string) =>
  queryOptions({
    queryKey: ['admin', 'money', subject],
    enabled: subject.startsWith('bkg_'),
    queryFn: async (): Promise<Happening[]> => {
      const booking = (await query(moneyDocument, { id: subject })).booking;
      const payout = booking?.payment?.payout;
      const ids = [...(booking?.payments ?? []), ...(payout ? [payout] : [])].map(({ id }) => id);
      const trails = await Promise.all(ids.map((id) => query(trailDocument, { subject: id, after: null })));
      return trails.flatMap(({ auditTrail }) => auditTrail.edges.map(({ node }) => node));
    },
  });

const bookingThen = graphql(`
  query BookingThen($id: ID!, $at: DateTime) {
    booking(id: $id, asOf: $at) {
      status
      outcomeCode
      topic
      startsAt
      endsAt
      modality
      cancelledBy
      absent
      strike
      closed
      version
      price {
        formatted
      }
      commission {
        formatted
      }
      dispute {
        source
        decision
        resolvedAt
      }
      proposals {
        by
        state
        startsAt
      }
      payments {
        status
        amount {
          formatted
        }
        captured {
          formatted
        }
        refunded {
          formatted
        }
      }
      payment {
        payout {
          status
          amount {
            formatted
          }
        }
      }
    }
  }
`);

const mentorThen = graphql(`
  query MentorThen($id: ID!, $at: DateTime) {
    mentor(id: $id, asOf: $at) {
      approved
      company
      jobTitle
      yearsOfExperience
      bio
      skills
      confirmation
      maxMentees
      reviewCount
      hourlyRate {
        formatted
      }
      availability {
        timeZone
        bufferMinutes
        slots {
          day
          start
          end
        }
      }
    }
  }
`);

/** Whose past the API can read; of others it has the events alone. */
export const hasPast = (subject: string): boolean => /^(bkg|mtr)_/.test(subject);

/** @param at now when not given */
export const thenQuery = (subject: string, at: string | undefined) =>
  queryOptions({
    queryKey: ['admin', 'then', subject, at ?? null],
    queryFn: async (): Promise<object | null> =>
      subject.startsWith('mtr_')
        ? (await query(mentorThen, { id: subject, at: at ?? null })).mentor
        : (await query(bookingThen, { id: subject, at: at ?? null })).booking,
  });
