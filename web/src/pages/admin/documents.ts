import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, type VariablesOf, graphql, refusal } from '../../api/graphql';

/** What is asked page by page. */
function paged<N, F extends object = object>(
  key: readonly unknown[],
  read: (after: string | null) => Promise<{ edges: { node: N }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } & F>,
) {
  return infiniteQueryOptions({
    queryKey: ['admin', ...key],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}

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
        documents {
          id
          kind
          status
        }
        mentor {
          id
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
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const deactivateMember = graphql(
  `
    mutation DeactivateMember($input: MemberActionInput!) {
      deactivateMember(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const reinstateMember = graphql(
  `
    mutation ReinstateMember($input: MemberActionInput!) {
      reinstateMember(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const grantRole = graphql(
  `
    mutation GrantRole($input: GrantRoleInput!) {
      grantRole(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const revokeRole = graphql(
  `
    mutation RevokeRole($input: RevokeRoleInput!) {
      revokeRole(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

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
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const resendInvitation = graphql(
  `
    mutation ResendInvitation($input: ResendInvitationInput!) {
      resendInvitation(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const revokeInvitation = graphql(
  `
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
      revokeInvitation(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
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
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [importFields, refusal],
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

const applicationsDocument = graphql(`
  query MentorApplications($after: String) {
    mentorApplications(first: 20, after: $after) {
      edges {
        node {
          appliedAt
          mentor {
            id
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
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

const papersDocument = graphql(`
  query DocumentsToReview($after: String) {
    documentsToReview(first: 20, after: $after) {
      edges {
        node {
          id
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
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const rejectPaper = graphql(
  `
    mutation RejectDocument($input: RejectDocumentInput!) {
      rejectDocument(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

const disputed = graphql(`
  fragment Disputed on Booking {
    id
    topic
    status
    startsAt
    endsAt
    price {
      amountMinor
      currency
    }
    dispute {
      id
      source
      reason
      openedAt
      decision
      decisionReason
      resolvedAt
      overdue
    }
    mentee {
      id
      firstName
      lastName
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
`);

export type Disputed = ResultOf<typeof disputed>;

const disputesDocument = graphql(
  `
    query Disputes($after: String) {
      bookings(openDispute: true, role: ADMIN, first: 20, after: $after) {
        edges {
          node {
            ...Disputed
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [disputed],
);

export const disputesQuery = paged(['disputes'], async (after) => (await query(disputesDocument, { after })).bookings);

const disputeDocument = graphql(
  `
    query DisputedBooking($id: ID!) {
      booking(id: $id) {
        ...Disputed
        description
        absent
        commission {
          amountMinor
          currency
        }
        payments {
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
        availableActions {
          action
          allowed
          until
          reason
        }
        history {
          id
          type
          at
          actorRole
          reason
          actor {
            id
            firstName
            lastName
          }
        }
      }
    }
  `,
  [disputed],
);

export type DisputedBooking = NonNullable<ResultOf<typeof disputeDocument>['booking']>;

export const disputeQuery = (id: string) =>
  queryOptions({ queryKey: ['admin', 'dispute', id], queryFn: async () => (await query(disputeDocument, { id })).booking });

export const resolveDispute = graphql(
  `
    mutation ResolveDispute($input: ResolveDisputeInput!) {
      resolveDispute(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

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

const parkedDocument = graphql(`
  query ParkedSteps($resolved: Boolean, $after: String) {
    parkedSteps(resolved: $resolved, first: 20, after: $after) {
      edges {
        node {
          id
          processId
          commandType
          cause
          times
          resolved
          parkedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Parked = ResultOf<typeof parkedDocument>['parkedSteps']['edges'][number]['node'];

export const parkedQuery = (resolved: boolean) =>
  paged(['parked', resolved], async (after) => (await query(parkedDocument, { resolved, after })).parkedSteps);

const processorsDocument = graphql(`
  query EventProcessors {
    eventProcessors {
      head
      processors {
        name
        kind
        position
        behind
        failing
        rebuild {
          id
          status
          requestedAt
          endedAt
          position
          target
          perSecond
          remaining
          failing
        }
        availableActions {
          action
          allowed
        }
      }
    }
  }
`);

export type Processors = ResultOf<typeof processorsDocument>['eventProcessors'];

/** Asked often while one of them is behind, or is built anew. */
export const processorsQuery = queryOptions({
  queryKey: ['admin', 'processors'],
  queryFn: async () => (await query(processorsDocument, {})).eventProcessors,
  refetchInterval: ({ state }) => (state.data?.processors.some(({ behind, rebuild }) => behind > 0 || rebuild?.status === 'RUNNING') ? 1_000 : 5_000),
});

export const rebuildProjection = graphql(
  `
    mutation RebuildProjection($input: RebuildProjectionInput!) {
      rebuildProjection(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const cancelRebuild = graphql(
  `
    mutation CancelRebuild($input: CancelRebuildInput!) {
      cancelRebuild(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const retryParked = graphql(
  `
    mutation RetryParkedStep($input: RetryParkedStepInput!) {
      retryParkedStep(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);
