import { Alert, Button, Group, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../ui/Nothing';
import { Trouble } from '../../ui/Trouble';
import { plansQuery } from '../desk/plans';
import { Invite } from './Invite';
import { List } from './List';

const route = getRouteApi('/desk/groups');

/** The group sessions of the mentor who looks. */
export function Mine() {
  const { t } = useTranslation(['translation', 'session']);
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery(plansQuery);
  const [inviting, setInviting] = useState(false);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={200} radius="lg" aria-busy />;
  if (!data) return <Alert color="gray">{t('desk.notMentor')}</Alert>;
  const invite = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setInviting(true)}>
      {t('session:group.invite')}
    </Button>
  );
  return (
    <>
      <Group justify="space-between" mb="lg">
        <div>
          <Title order={1}>{t('session:group.mine')}</Title>
          <Text c="dimmed">{t('session:group.mineText')}</Text>
        </div>
        <Group gap="sm">
          <SegmentedControl
            aria-label={t('bookings.show')}
            value={show ?? 'ahead'}
            onChange={(value) => void navigate({ search: value === 'all' ? { show: 'all' } : {}, replace: true })}
            data={[
              { value: 'ahead', label: t('bookings.ahead') },
              { value: 'all', label: t('session:group.all') },
            ]}
          />
          {!inviting && invite}
        </Group>
      </Group>
      {inviting && <Invite currency={data.hourlyRate.currency} onDone={() => setInviting(false)} />}
      <List mentorId={data.id} upcoming={show !== 'all'}>
        {!inviting && (
          <Nothing icon={Users} title={t('session:group.none')} text={t('session:group.mineNone')}>
            {invite}
          </Nothing>
        )}
      </List>
    </>
  );
}
