import { Anchor, Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../api/errors';
import { Nothing } from './Nothing';
import { Trouble } from './Trouble';

/** The list that a page of one thing leads back to. */
export type Back = { to: '/bookings' | '/groups' | '/desk'; label: string };

/**
 * One thing that was asked for by its id: its outline while it comes, what went wrong, or that there is no such thing for
 * whoever asks.
 */
export function Opened<T>({
  query: { data, error, isPending, refetch },
  back,
  children,
}: {
  query: UseQueryResult<T | null>;
  back: Back;
  children: (it: T) => ReactNode;
}) {
  const { t } = useTranslation();
  if (isPending) {
    return (
      <Stack aria-busy>
        <Skeleton height={48} width="60%" />
        <Skeleton height={260} radius="lg" />
      </Stack>
    );
  }
  // What could not be read anew stays as it was read before, with all that is being written in it.
  if (error && !data && !(error instanceof Failure && ['NOT_FOUND', 'FORBIDDEN'].includes(error.code))) {
    return <Trouble error={error} retry={() => void refetch()} />;
  }
  if (!data) {
    return (
      <Nothing icon={CircleHelp} title={t('notFound.title')} text={t('notFound.text')} heading>
        <Button component={Link} to={back.to}>
          {back.label}
        </Button>
      </Nothing>
    );
  }
  return children(data);
}

/** What a page of one thing begins with: the way back, its name and its state. */
export function Heading({ back, title, children }: { back: Back; title: string | null | undefined; children: ReactNode }) {
  return (
    <>
      <Anchor component={Link} to={back.to} size="sm">
        <Group gap={6} component="span">
          <ArrowLeft size={15} aria-hidden />
          {back.label}
        </Group>
      </Anchor>
      <Group justify="space-between" mt="xs" mb="lg" gap="sm">
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {title || '–'}
        </Title>
        {children}
      </Group>
    </>
  );
}
