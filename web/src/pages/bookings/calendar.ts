import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { type ResultOf, graphql } from '../../api/graphql';
import { type Day, startOfDay } from '../../time/zones';
import type { Entry, Kind } from '../../ui/entries';
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

/**
 * @param said what an entry of a kind is, where that is not plain: nobody has to know it by its colour
 */
export function entryOf({ id, title, start, end, extendedProps: { kind, counterpart } }: CalendarEvent, said: Partial<Record<Kind, string>>): Entry {
  const what = counterpart ? `${nameOf(counterpart)}: ${title}` : title;
  const state = said[kind];
  return { id, kind, title: state ? `${what} (${state})` : what, start, end };
}

/** In the reader's language. */
export function useKinds(): Partial<Record<Kind, string>> {
  const { t } = useTranslation('calendar');
  return { TENTATIVE: t('bookings.kind.TENTATIVE'), PROPOSAL: t('bookings.kind.PROPOSAL'), PAST: t('bookings.kind.PAST') };
}

/** Where more of it is told. */
export function pageOf({ extendedProps: { booking, groupSession, sessionRequestId } }: CalendarEvent): string | undefined {
  if (booking) return `/bookings/${booking.id}`;
  if (groupSession) return `/groups/${groupSession.id}`;
  return sessionRequestId ? `/requests/${sessionRequestId}` : undefined;
}
