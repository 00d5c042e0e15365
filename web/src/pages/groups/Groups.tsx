import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isMentor, useSession } from '../../api/session';
import { Nothing } from '../../ui/Nothing';
import { List } from './List';

/** Workshops and office hours of all mentors that are to come. */
export function Groups() {
  const { t } = useTranslation(['translation', 'session']);
  const { me } = useSession();
  return (
    <>
      <Group justify="space-between" mb="lg">
        <div>
          <Title order={1}>{t('nav.groups')}</Title>
          <Text c="dimmed">{t('session:group.text')}</Text>
        </div>
        {isMentor(me) && (
          <Button component={Link} to="/desk/groups" variant="default">
            {t('session:group.mine')}
          </Button>
        )}
      </Group>
      <List mentorId={null} upcoming>
        <Nothing icon={Users} title={t('session:group.none')} text={t('session:group.noneText')}>
          <Button component={Link} to="/mentors">
            {t('nav.mentors')}
          </Button>
        </Nothing>
      </List>
    </>
  );
}
