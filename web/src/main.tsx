import '@fontsource-variable/inter/wght.css';
// In a layer: what a page says of its own parts counts, in whatever order the build has the files loaded.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Failure, Refused } from './api/errors';
import { watchSession } from './api/session';
import { startLanguage } from './i18n';
import { makeRouter } from './router';
import { theme } from './theme';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a line it fails at once: what waits for one would be sent later, when nobody wants it any more.
      networkMode: 'always',
      staleTime: 15_000,
      retry: (count, error) => {
        if (error instanceof Refused) return false;
        if (error instanceof Failure && !['NETWORK', 'TIMEOUT'].includes(error.code)) return false;
        return count < 2;
      },
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

watchSession(client);
const router = makeRouter(client);
const root = document.getElementById('root');

if (root) {
  await startLanguage();
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          {/* Beyond the limit a notice waits, and its undo with it, until there is nothing left to take back. */}
          <Notifications position="bottom-center" limit={12} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
