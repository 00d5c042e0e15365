import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * Each page is named in the title of the window by its heading, one of several that belong together by its own name first. When another one has come the focus is there, where readers of
 * the screen begin to read, unless the page has put it somewhere in itself.
 */
export function useArrival(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const came = useRef<string>(undefined);
  useEffect(() => {
    const main = document.getElementById('content');
    if (!main || path === undefined) return;
    let arriving = came.current !== undefined && came.current !== path;
    came.current = path;
    const look = () => {
      const heading = main.querySelector<HTMLElement>('h1');
      // Of pages that belong together the heading is the same.
      document.title = [heading?.dataset['page'], heading?.textContent, 'MentorLink'].filter(Boolean).join(' · ');
      if (!arriving || !heading) return;
      arriving = false;
      if (main.contains(document.activeElement)) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    look();
    const watch = new MutationObserver(look);
    watch.observe(main, { childList: true, characterData: true, subtree: true, attributeFilter: ['data-page'] });
    return () => watch.disconnect();
  }, [path]);
}
