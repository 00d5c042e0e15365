import { queryOptions } from '@tanstack/react-query';
import { query } from '../../api/client';
import { graphql } from '../../api/graphql';

export const hours = graphql(`
  fragment WeeklyHours on Mentor {
    id
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
`);

const mine = graphql(
  `
    query MyHours {
      me {
        id
        mentor {
          approved
          ...WeeklyHours
        }
      }
    }
  `,
  [hours],
);

/** The viewer's own mentor's side. */
export const mineQuery = queryOptions({ queryKey: ['my-hours'], queryFn: () => query(mine, {}), staleTime: 0 });
