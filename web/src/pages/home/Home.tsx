import { Button, Group, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight, CalendarCheck, ShieldCheck, Wallet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { useSession } from '../../api/session';
import { Trouble } from '../../ui/Trouble';
import { useComeBack } from '../account/landing';
import { topMentors } from '../mentors/documents';
import { MentorCard } from '../mentors/MentorCard';
import { Find } from './Find';
import { Hub } from './Hub';
import classes from './Home.module.css';

export function Home() {
  const { me } = useSession();
  useComeBack(me);
  return (
    <Stack gap={56}>
      {me ? <Hub me={me} /> : <Welcome />}
      <Top />
    </Stack>
  );
}

function Welcome() {
  const { t } = useTranslation();
  const promises = [
    { icon: CalendarCheck, title: t('home.promise.time'), text: t('home.promise.timeText') },
    { icon: Wallet, title: t('home.promise.money'), text: t('home.promise.moneyText') },
    { icon: ShieldCheck, title: t('home.promise.back'), text: t('home.promise.backText') },
  ];
  return (
    <section className={classes.hero}>
      <Title order={1} className={classes.claim}>
        {t('home.claim')}
      </Title>
      <Text size="xl" c="dimmed" maw={560}>
        {t('home.text')}
      </Text>
      <Find />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg" w="100%">
        {promises.map(({ icon: Icon, title, text }) => (
          <Group key={title} wrap="nowrap" align="flex-start" gap="sm">
            <Icon size={20} aria-hidden className={classes.promise} />
            <div>
              <Text fw={600}>{title}</Text>
              <Text size="sm" c="dimmed">
                {text}
              </Text>
            </div>
          </Group>
        ))}
      </SimpleGrid>
    </section>
  );
}

function Top() {
  const { t } = useTranslation();
  const top = useQuery({ queryKey: ['mentors', 'top'], queryFn: () => query(topMentors, {}) });
  const skills = top.data?.mentors.facets.skills.slice(0, 8) ?? [];
  return (
    <section>
      <Group justify="space-between" mb="md">
        <Title order={2}>{t('home.top')}</Title>
        <Button component={Link} to="/mentors" variant="subtle" rightSection={<ArrowRight size={16} aria-hidden />}>
          {t('home.all')}
        </Button>
      </Group>
      {skills.length > 0 && (
        <Group gap="xs" mb="md">
          {skills.map(({ value }) => (
            <Button
              key={value}
              component={Link}
              to="/mentors"
              search={{ skills: [value] } as never}
              size="compact-sm"
              variant="default"
              radius="xl"
              fw={500}
            >
              {value}
            </Button>
          ))}
        </Group>
      )}
      {top.isLoadingError && <Trouble error={top.error} retry={() => void top.refetch()} />}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {top.isPending && [0, 1, 2].map((card) => <Skeleton key={card} height={214} radius="lg" />)}
        {top.data?.mentors.edges.map(({ node }) => (
          <MentorCard key={node.id} mentor={node} />
        ))}
      </SimpleGrid>
    </section>
  );
}
