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

/* Without its payments: of those the API knows how they are now alone. */
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
