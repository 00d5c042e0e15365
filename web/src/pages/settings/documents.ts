import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, done, graphql, refusal } from '../../api/graphql';

const profileDocument = graphql(`
  query MyProfile {
    me {
      id
      version
      email
      firstName
      lastName
      timeZone
      bio
      phone
      hasPassword
      photo {
        id
        url(size: LARGE)
      }
      channels {
        email
        sms
        push
      }
      links {
        linkedIn
        gitHub
        twitter
      }
      profileCompletion {
        percent
        missing
      }
    }
  }
`);

export type Profile = NonNullable<ResultOf<typeof profileDocument>['me']>;

export const profileQuery = queryOptions({
  queryKey: ['settings', 'profile'],
  queryFn: async () => (await query(profileDocument, {})).me,
});

export const updateProfile = graphql(
  `
    mutation UpdateProfile($input: UpdateProfileInput!) {
      updateProfile(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const removePhoto = graphql(
  `
    mutation RemovePhoto($input: RemovePhotoInput!) {
      removePhoto(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

const papersDocument = graphql(`
  query MyDocuments {
    me {
      documents {
        id
        availableActions {
          action
          allowed
          reason
        }
        kind
        fileName
        status
        reason
        submittedAt
        expiresOn
        url
      }
    }
  }
`);

export const myPapersQuery = queryOptions({
  queryKey: ['settings', 'papers'],
  queryFn: async () => (await query(papersDocument, {})).me?.documents ?? [],
});

export const withdrawPaper = graphql(
  `
    mutation WithdrawDocument($input: WithdrawDocumentInput!) {
      withdrawDocument(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const changePassword = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

export const signOutEverywhere = graphql(
  `
    mutation SignOutEverywhere {
      signOutEverywhere {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

const calendarsDocument = graphql(`
  query MyCalendars {
    me {
      calendarFeed {
        createdAt
      }
      outsideCalendars {
        kind
        host
        connectedAt
        readAt
        failedAt
        failure
        failuresInARow
        busyTimes
        unreadable
        reading
      }
      calendarTasks {
        id
        kind
        sessionId
        startsAt
        endsAt
        calendar
        elsewhereStartsAt
        choices
      }
    }
  }
`);

type Calendars = NonNullable<ResultOf<typeof calendarsDocument>['me']>;
export type OutsideCalendar = NonNullable<Calendars['outsideCalendars']>[number];
export type CalendarTask = NonNullable<Calendars['calendarTasks']>[number];
export type CalendarKind = OutsideCalendar['kind'];

export const calendarsQuery = queryOptions({
  queryKey: ['settings', 'calendars'],
  queryFn: async () => (await query(calendarsDocument, {})).me,
  // Until it was read for the first time.
  refetchInterval: ({ state }) => (state.data?.outsideCalendars?.some(({ reading }) => reading) ? 1_500 : false),
});

export const startCalendar = graphql(
  `
    mutation StartCalendarConnection($input: StartCalendarConnectionInput!) {
      startCalendarConnection(input: $input) {
        address
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

export const finishCalendar = graphql(
  `
    mutation FinishCalendarConnection($input: FinishCalendarConnectionInput!) {
      finishCalendarConnection(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const connectAddress = graphql(
  `
    mutation ConnectCalendarAddress($input: ConnectCalendarAddressInput!) {
      connectCalendarAddress(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const disconnectCalendar = graphql(
  `
    mutation DisconnectCalendar($input: OutsideCalendarInput!) {
      disconnectCalendar(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const refreshCalendar = graphql(
  `
    mutation RefreshCalendar($input: OutsideCalendarInput!) {
      refreshCalendar(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const settleTask = graphql(
  `
    mutation SettleCalendarTask($input: SettleCalendarTaskInput!) {
      settleCalendarTask(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const createFeed = graphql(
  `
    mutation CreateCalendarFeed {
      createCalendarFeed {
        address
        ...Done
      }
    }
  `,
  [done],
);

export const revokeFeed = graphql(
  `
    mutation RevokeCalendarFeed {
      revokeCalendarFeed {
        ...Done
      }
    }
  `,
  [done],
);
