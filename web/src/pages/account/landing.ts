import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { signedIn } from '../../api/session';

/** After a sign-in: back to where somebody came from, else to where the API says that a member like them begins. */
export function useLanding(): (next?: string) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  return async (next) => {
    const { me } = await signedIn(client);
    // Only ever within this site.
    if (next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')) {
      router.history.replace(next);
    } else {
      await navigate({ to: me?.landingPage === 'MENTOR_DESK' ? '/desk' : '/', replace: true });
    }
  };
}

/** What a link in a mail brought along; taken out of the address so that it stays out of the history. */
export function useToken(inAddress: string | undefined): string | undefined {
  const [token] = useState(inAddress);
  useEffect(() => {
    if (inAddress) history.replaceState(history.state, '', location.pathname);
  }, [inAddress]);
  return token;
}
