import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql, person, refusal } from '../../api/graphql';

export const groupLine = graphql(
  `
    fragment GroupLine on GroupSession {
      id
      kind
      title
      status
      startsAt
      endsAt
      modality
      seats
      seatsTaken
      seatsFree
      waiting
      price {
        amountMinor
        currency
      }
      mentor {
        id
        member {
          ...Person
        }
      }
      mySeat {
        id
        status
      }
      myPlace {
        position
        offeredUntil
      }
    }
  `,
  [person],
);

export type GroupRow = ResultOf<typeof groupLine>;

const groupsDocument = graphql(
  `
    query Groups($mentorId: ID, $upcoming: Boolean, $after: String) {
      groupSessions(mentorId: $mentorId, upcoming: $upcoming, first: 20, after: $after) {
        edges {
          node {
            ...GroupLine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [groupLine],
);

/** Of one mentor, or of all. */
export function groupsQuery(mentorId: string | null, upcoming: boolean) {
  return infiniteQueryOptions({
    queryKey: ['groups', mentorId, upcoming],
    queryFn: ({ pageParam }) => query(groupsDocument, { mentorId, upcoming, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ groupSessions: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}

const groupDocument = graphql(
  `
    query Group($id: ID!, $signedIn: Boolean!) {
      groupSession(id: $id) {
        ...GroupLine
        description
        cancelledBy
        cancelReason
        version
        meetingLink @include(if: $signedIn) {
          url
          host
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
        attendees @include(if: $signedIn) {
          id
          status
          mentee {
            id
            firstName
            lastName
          }
        }
        waitingMembers @include(if: $signedIn) {
          id
          firstName
          lastName
        }
      }
    }
  `,
  [groupLine],
);

export type GroupDetails = NonNullable<ResultOf<typeof groupDocument>['groupSession']>;

/** @param signedIn visitors are not told where it is and who comes */
export function groupQuery(id: string, signedIn: boolean) {
  return queryOptions({
    queryKey: ['group', id, signedIn],
    queryFn: async () => (await query(groupDocument, { id, signedIn })).groupSession,
    // What time alone changes, nobody tells.
    refetchInterval: 60_000,
  });
}

export const groupChanged = graphql(`
  subscription GroupSessionChanged($id: ID!) {
    groupSessionChanged(id: $id) {
      id
    }
  }
`);

const payload = graphql(
  `
    fragment GroupChanged on GroupSessionPayload {
      groupSession {
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

export const scheduleGroup = graphql(
  `
    mutation ScheduleGroup($input: ScheduleGroupSessionInput!) {
      scheduleGroupSession(input: $input) {
        ...GroupChanged
      }
    }
  `,
  [payload],
);
export const cancelGroup = graphql(
  `
    mutation CancelGroup($input: CancelGroupSessionInput!) {
      cancelGroupSession(input: $input) {
        ...GroupChanged
      }
    }
  `,
  [payload],
);
export const checkInToGroup = graphql(
  `
    mutation CheckInToGroup($input: GroupSessionActionInput!) {
      checkInToGroupSession(input: $input) {
        ...GroupChanged
      }
    }
  `,
  [payload],
);
export const joinLine = graphql(
  `
    mutation JoinLine($input: GroupSessionActionInput!) {
      joinWaitingList(input: $input) {
        ...GroupChanged
      }
    }
  `,
  [payload],
);
export const leaveLine = graphql(
  `
    mutation LeaveLine($input: GroupSessionActionInput!) {
      leaveWaitingList(input: $input) {
        ...GroupChanged
      }
    }
  `,
  [payload],
);
export const setGroupLink = graphql(
  `
    mutation SetGroupLink($input: SetGroupMeetingLinkInput!) {
      setGroupMeetingLink(input: $input) {
        ...GroupChanged
      }
    }
  `,
  [payload],
);
export const removeGroupLink = graphql(
  `
    mutation RemoveGroupLink($input: RemoveGroupMeetingLinkInput!) {
      removeGroupMeetingLink(input: $input) {
        groupSession {
          id
          version
        }
        ...GroupChanged
      }
    }
  `,
  [payload],
);
export const requestSeat = graphql(
  `
    mutation RequestSeat($input: RequestSeatInput!) {
      requestSeat(input: $input) {
        booking {
          id
          status
        }
        ...Done
      }
    }
  `,
  [done],
);
