import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, type VariablesOf, done, graphql } from '../../api/graphql';
import { paged } from './paged';

const person = graphql(`
  fragment Person on Member {
    id
    email
    firstName
    lastName
    roles
    status
    timeZone
    lastSignInAt
    lockedUntil
    failedSignIns
    hasPassword
    photo {
      url(size: SMALL)
    }
    mentor {
      id
      approved
    }
  }
`);

export type Person = ResultOf<typeof person>;

const membersDocument = graphql(
  `
    query People($query: String, $roles: [Role!], $status: [MemberStatus!], $after: String) {
      members(query: $query, roles: $roles, status: $status, first: 50, after: $after) {
        edges {
          node {
            ...Person
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [person],
);

export type PeopleFilter = Pick<VariablesOf<typeof membersDocument>, 'query' | 'roles' | 'status'>;

export const peopleQuery = (filter: PeopleFilter) =>
  paged(['people', filter], async (after) => (await query(membersDocument, { ...filter, after })).members);

const memberDocument = graphql(
  `
    query Person($id: ID!) {
      member(id: $id) {
        ...Person
        availableActions {
          action
          allowed
          reason
        }
        documents {
          id
          kind
          status
        }
        mentor {
          id
          availableActions {
            action
            allowed
            reason
          }
          commission {
            basisPoints
            agreed
          }
        }
      }
    }
  `,
  [person],
);

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['admin', 'person', id], queryFn: async () => (await query(memberDocument, { id })).member });

export const suspendMember = graphql(
  `
    mutation SuspendMember($input: MemberActionInput!) {
      suspendMember(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const deactivateMember = graphql(
  `
    mutation DeactivateMember($input: MemberActionInput!) {
      deactivateMember(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const reinstateMember = graphql(
  `
    mutation ReinstateMember($input: MemberActionInput!) {
      reinstateMember(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const grantRole = graphql(
  `
    mutation GrantRole($input: GrantRoleInput!) {
      grantRole(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const revokeRole = graphql(
  `
    mutation RevokeRole($input: RevokeRoleInput!) {
      revokeRole(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
