import { infiniteQueryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';
import { paged } from './paged';

const invitationsDocument = graphql(`
  query Invitations($after: String) {
    invitations(first: 20, after: $after) {
      edges {
        node {
          id
          email
          role
          reason
          status
          availableActions {
            action
            allowed
            reason
          }
          invitedAt
          expiresAt
          invitedBy {
            id
            firstName
            lastName
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

export type Invitation = ResultOf<typeof invitationsDocument>['invitations']['edges'][number]['node'];

export const invitationsQuery = paged(['invitations'], async (after) => (await query(invitationsDocument, { after })).invitations);

export const inviteAdmin = graphql(
  `
    mutation InviteAdmin($input: InviteAdminInput!) {
      inviteAdmin(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const resendInvitation = graphql(
  `
    mutation ResendInvitation($input: ResendInvitationInput!) {
      resendInvitation(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const revokeInvitation = graphql(
  `
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
      revokeInvitation(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

const importFields = graphql(`
  fragment ImportFields on MembersImport {
    id
    state
    startedAt
    endedAt
    cause
    rows
    rowsRead
    availableActions {
      action
      allowed
    }
    added
    changed
    unchanged
    rejected
    startedBy {
      id
      firstName
      lastName
    }
  }
`);

export type MembersImport = ResultOf<typeof importFields>;

const importsDocument = graphql(
  `
    query MembersImports($after: String) {
      membersImports(first: 10, after: $after) {
        edges {
          node {
            ...ImportFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [importFields],
);

export const importsQuery = paged(['imports'], async (after) => (await query(importsDocument, { after })).membersImports);

export const importChanged = graphql(
  `
    subscription MembersImportChanged($id: ID!) {
      membersImportChanged(id: $id) {
        ...ImportFields
      }
    }
  `,
  [importFields],
);

export const cancelImport = graphql(
  `
    mutation CancelMembersImport($input: CancelMembersImportInput!) {
      cancelMembersImport(input: $input) {
        membersImport {
          ...ImportFields
        }
        ...Done
      }
    }
  `,
  [importFields, done],
);

const importDocument = graphql(
  `
    query MembersImport($id: ID!, $after: String) {
      membersImport(id: $id) {
        ...ImportFields
        rejections(first: 50, after: $after) {
          edges {
            node {
              line
              code
              column
              reason
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [importFields],
);

export const importQuery = (id: string) =>
  infiniteQueryOptions({
    ...paged(['import', id], async (after) => {
      const { rejections, ...itself } = (await query(importDocument, { id, after })).membersImport;
      return { ...rejections, itself };
    }),
    // What ends before anybody listens is told to nobody.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.itself.state === 'RUNNING' ? 2_000 : false),
  });
