import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { type ResultOf, graphql } from '../../api/graphql';
import { type Day, startOfDay } from '../../time/zones';
import type { Entry } from '../../ui/entries';
import { nameOf } from '../../ui/names';

const calendarDocument = graphql(`
  query CalendarEvents($from: DateTime!, $to: DateTime!) {
    me {
      id
      calendarEvents(from: $from, to: $to) {
        id
        groupId
        title
        start
        end
        extendedProps {
          kind
          sessionRequestId
          booking {
            id
          }
          groupSession {
            id
          }
          counterpart {
            firstName
            lastName
          }
        }
      }
    }
  }
`);

export type CalendarEvent = NonNullable<NonNullable<ResultOf<typeof calendarDocument>['me']>['calendarEvents']>[number];

/** What the viewer has in the calendar on these days of a zone, as mentor and as mentee. */
export function calendarQuery(days: { from: Day; to: Day } | undefined, zone: string) {
  return queryOptions({
    queryKey: ['bookings', 'calendar', days, zone],
    queryFn: async () => {
      if (!days) return [];
      const range = { from: new Date(startOfDay(days.from, zone)).toISOString(), to: new Date(startOfDay(days.to, zone)).toISOString() };
      return (await query(calendarDocument, range)).me?.calendarEvents ?? [];
    },
    enabled: days !== undefined,
  });
}

export function entryOf({ id, title, start, end, extendedProps: { kind, counterpart } }: CalendarEvent): Entry {
  return { id, kind, title: counterpart ? `${nameOf(counterpart)}: ${title}` : title, start, end };
}

/** Where more of it is told. */
export function pageOf({ extendedProps: { booking, groupSession, sessionRequestId } }: CalendarEvent): string | undefined {
  if (booking) return `/bookings/${booking.id}`;
  if (groupSession) return `/groups/${groupSession.id}`;
  return sessionRequestId ? `/requests/${sessionRequestId}` : undefined;
}
