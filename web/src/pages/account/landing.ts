import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type Me, signedIn } from '../../api/session';

/** Back to where somebody came from, else to where the API says that a member like them begins. */
function useWayOn(): (me: Me | null, next: string | undefined) => Promise<void> {
  const navigate = useNavigate();
  const router = useRouter();
  return async (me, next) => {
    // Only ever within this site.
    if (next?.startsWith('/pay/')) {
      // Loaded anew: only the document at that address may send a form elsewhere, or load a gateway's script.
      window.location.replace(next);
    } else if (next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')) {
      router.history.replace(next);
    } else {
      await navigate({ to: me?.landingPage === 'MENTOR_DESK' ? '/desk' : '/', replace: true });
    }
  };
}

/** What follows a sign-in. */
export function useLanding(): (next?: string) => Promise<void> {
  const client = useQueryClient();
  const goOn = useWayOn();
  return async (next) => {
    const { me } = await signedIn(client);
    await goOn(me, next);
  };
}

const LEFT_FOR = 'mentorlink.left-for';

/** Before the browser leaves for somebody who says who this is, and comes back at the front door. */
export function leaveFor(next: string | undefined): void {
  sessionStorage.setItem(LEFT_FOR, next ?? '');
}

/** At the front door: whoever has come back from there goes on to where they were going. */
export function useComeBack(me: Me | null): void {
  const goOn = useWayOn();
  const latest = useRef(goOn);
  useEffect(() => {
    latest.current = goOn;
  });
  useEffect(() => {
    const next = sessionStorage.getItem(LEFT_FOR);
    if (!me || next === null) return;
    sessionStorage.removeItem(LEFT_FOR);
    void latest.current(me, next);
  }, [me]);
}

/** What a link in a mail brought along; taken out of the address so that it stays out of the history. */
export function useToken(inAddress: string | undefined): string | undefined {
  const [token] = useState(inAddress);
  useEffect(() => {
    if (inAddress) history.replaceState(history.state, '', location.pathname);
  }, [inAddress]);
  return token;
}
