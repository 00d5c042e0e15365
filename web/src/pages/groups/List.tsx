import { Button, Group, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaged } from '../../ui/paged';
import { Trouble } from '../../ui/Trouble';
import { GroupLine } from './GroupLine';
import { groupsQuery } from './documents';

/** Group sessions by their start, page after page. */
export function List({ mentorId, upcoming, children }: { mentorId: string | null; upcoming: boolean; children?: ReactNode }) {
  const { t } = useTranslation();
  const groups = usePaged(groupsQuery(mentorId, upcoming));
  if (groups.isLoadingError) return <Trouble error={groups.error} retry={() => void groups.refetch()} />;
  if (groups.isPending) {
    return (
      <Stack gap="sm" aria-busy>
        {[0, 1, 2].map((line) => (
          <Skeleton key={line} height={76} radius="lg" />
        ))}
      </Stack>
    );
  }
  const all = groups.data.pages.flatMap(({ groupSessions }) => groupSessions.edges.map(({ node }) => node));
  if (all.length === 0 && !groups.hasNextPage) return children;
  return (
    <Stack gap="sm">
      {all.map((group) => (
        <GroupLine key={group.id} group={group} />
      ))}
      {groups.hasNextPage && (
        <Group justify="center" mt="sm">
          <Button variant="default" loading={groups.isFetchingNextPage} onClick={() => void groups.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
