import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLive } from '../../api/live';
import { isMentor, useSession } from '../../api/session';
import { graphql } from '../../api/graphql';

const dashboardChanged = graphql(`
  subscription DashboardChanged($role: Role!) {
    dashboardChanged(role: $role) {
      upcoming
      openSessionRequests
    }
  }
`);

/** While it is shown, what the viewer has ahead as mentee and as mentor is read anew whenever it has changed. */
export function useOwnBookingsLive(): void {
  const { me } = useSession();
  const client = useQueryClient();
  const seen = useRef({ MENTEE: false, MENTOR: false });
  const again = (role: 'MENTEE' | 'MENTOR') => () => {
    // It begins with how things are, which is what the page has just read.
    if (!seen.current[role]) {
      seen.current[role] = true;
      return;
    }
    void client.invalidateQueries({ queryKey: ['bookings'] });
    void client.invalidateQueries({ queryKey: ['requests'] });
  };
  useLive(dashboardChanged, me ? { role: 'MENTEE' } : null, again('MENTEE'));
  useLive(dashboardChanged, isMentor(me) ? { role: 'MENTOR' } : null, again('MENTOR'));
}
