import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql, person, refusal } from '../../api/graphql';
import { answer, question } from '../asked/documents';

const requestRow = graphql(
  `
    fragment RequestRow on SessionRequest {
      id
      topic
      status
      requestedAt
      answerBy
      durationMinutes
      bookingId
      price {
        amountMinor
        currency
      }
      offering {
        id
        name
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
      pendingProposal {
        id
        startsAt
        endsAt
        reason
        state
        expiresAt
      }
    }
  `,
  [person],
);

export type RequestRow = ResultOf<typeof requestRow>;

const openDocument = graphql(
  `
    query OpenRequests($role: Role) {
      sessionRequests(role: $role, open: true, first: 50) {
        edges {
          node {
            ...RequestRow
          }
        }
      }
    }
  `,
  [requestRow],
);

/** What is asked for without a time and has not come to its end. */
export function openRequestsQuery(role: 'MENTOR' | 'MENTEE') {
  return queryOptions({
    queryKey: ['requests', role],
    queryFn: async () => (await query(openDocument, { role })).sessionRequests.edges.map(({ node }) => node),
    refetchInterval: 60_000,
  });
}

const requestDocument = graphql(
  `
    query SessionRequest($id: ID!) {
      sessionRequest(id: $id) {
        ...RequestRow
        description
        modality
        reason
        proposals {
          id
          startsAt
          state
          answer
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
      }
    }
  `,
  [requestRow, question, answer],
);

export type RequestDetails = NonNullable<ResultOf<typeof requestDocument>['sessionRequest']>;

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['request', id],
    queryFn: async () => (await query(requestDocument, { id })).sessionRequest,
    // What time alone changes, nobody tells.
    refetchInterval: ({ state }) => (state.data?.status === 'OPEN' ? 60_000 : false),
  });
}

export const requestChanged = graphql(`
  subscription SessionRequestChanged($id: ID!) {
    sessionRequestChanged(id: $id) {
      id
    }
  }
`);

const payload = graphql(
  `
    fragment RequestChanged on SessionRequestPayload {
      sessionRequest {
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

export const requestSession = graphql(
  `
    mutation RequestSession($input: RequestSessionInput!) {
      requestSession(input: $input) {
        ...RequestChanged
      }
    }
  `,
  [payload],
);
export const proposeTime = graphql(
  `
    mutation ProposeTime($input: ProposeSessionTimeInput!) {
      proposeSessionTime(input: $input) {
        ...RequestChanged
      }
    }
  `,
  [payload],
);
export const refuseTime = graphql(
  `
    mutation RefuseTime($input: RefuseSessionTimeInput!) {
      refuseSessionTime(input: $input) {
        ...RequestChanged
      }
    }
  `,
  [payload],
);
export const endRequest = graphql(
  `
    mutation EndRequest($input: EndSessionRequestInput!) {
      endSessionRequest(input: $input) {
        ...RequestChanged
      }
    }
  `,
  [payload],
);
export const acceptTime = graphql(
  `
    mutation AcceptTime($input: AcceptSessionTimeInput!) {
      acceptSessionTime(input: $input) {
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
