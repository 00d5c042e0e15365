import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';
import { paged } from './paged';

const applicationsDocument = graphql(`
  query MentorApplications($after: String) {
    mentorApplications(first: 20, after: $after) {
      edges {
        node {
          appliedAt
          mentor {
            id
            availableActions {
              action
              allowed
              reason
            }
            company
            jobTitle
            bio
            skills
            confirmation
            hourlyRate {
              amountMinor
              currency
            }
            member {
              id
              email
              firstName
              lastName
              status
              photo {
                url(size: SMALL)
              }
              documents {
                id
                kind
                fileName
                status
                verified
                reason
                url
              }
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

export type Application = ResultOf<typeof applicationsDocument>['mentorApplications']['edges'][number]['node'];

export const applicationsQuery = paged(
  ['applications'],
  async (after) => (await query(applicationsDocument, { after })).mentorApplications,
);

export const approveMentor = graphql(
  `
    mutation ApproveMentor($input: ApproveMentorInput!) {
      approveMentor(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

const papersDocument = graphql(`
  query DocumentsToReview($after: String) {
    documentsToReview(first: 20, after: $after) {
      edges {
        node {
          id
          availableActions {
            action
            allowed
            reason
          }
          kind
          fileName
          mediaType
          bytes
          submittedAt
          url
          member {
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

export type Paper = ResultOf<typeof papersDocument>['documentsToReview']['edges'][number]['node'];

export const papersQuery = paged(['papers'], async (after) => (await query(papersDocument, { after })).documentsToReview);

export const verifyPaper = graphql(
  `
    mutation VerifyDocument($input: VerifyDocumentInput!) {
      verifyDocument(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const rejectPaper = graphql(
  `
    mutation RejectDocument($input: RejectDocumentInput!) {
      rejectDocument(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
