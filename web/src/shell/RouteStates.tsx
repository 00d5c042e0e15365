import { Skeleton, Stack } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { Trouble } from '../ui/Trouble';

export function RoutePending() {
  return (
    <Stack aria-busy gap="md">
      <Skeleton height={36} width="40%" />
      <Skeleton height={120} />
      <Skeleton height={120} />
    </Stack>
  );
}

export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <Trouble
      error={error}
      retry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
