import { Button, Code, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { PartyPopper, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing, Onward } from '../../ui/Nothing';
import { usePaged } from '../../ui/paged';
import { Pages } from '../../ui/Pages';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { may } from '../../ui/may';
import { useWhen } from '../../ui/when';
import { Admin } from './Admin';
import { ProcessorList } from './ProcessorList';
import { type Parked, parkedQuery, retryParked } from './workings';
import { WORKINGS } from './states';
import classes from './Admin.module.css';

const route = getRouteApi('/admin/workings');

/** Steps of processes that kept failing, which wait here until somebody sends them again, and how far what follows the events is. */
export function Workings() {
  const { t } = useTranslation(['translation', 'admin']);
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Admin here="/admin/workings">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h3">
            {t(show === 'processors' ? 'admin:processors.title' : 'admin:parked.title')}
          </Title>
          <SegmentedControl
            aria-label={t('admin:parked.show')}
            value={show ?? 'open'}
            onChange={(value) => void navigate({ search: { show: WORKINGS.find((each) => each === value) }, replace: true })}
            data={[
              { value: 'open', label: t('admin:parked.open') },
              { value: 'resolved', label: t('admin:parked.resolved') },
              { value: 'processors', label: t('admin:processors.title') },
            ]}
          />
        </Group>
        {show === 'processors' ? <ProcessorList /> : <Steps resolved={show === 'resolved'} />}
      </Stack>
    </Admin>
  );
}

function Steps({ resolved }: { resolved: boolean }) {
  const { t } = useTranslation(['translation', 'admin']);
  const parked = usePaged(parkedQuery(resolved));
  return (
    <>
        <Text size="sm" c="dimmed">
          {t('admin:parked.text')}
        </Text>
        <Pages
          of={parked}
          empty={
            <Nothing
              icon={PartyPopper}
              title={t(resolved ? 'admin:parked.noneResolved' : 'admin:parked.none')}
              text={t(resolved ? 'admin:parked.noneResolvedText' : 'admin:parked.noneText')}
            >
              <Onward to="/admin/workings" search={{ show: resolved ? undefined : 'processors' }}>
                {t(resolved ? 'admin:parked.toOpen' : 'admin:parked.toProcessors')}
              </Onward>
            </Nothing>
          }
        >
          {(all) => all.map((step) => <Step key={step.id} step={step} />)}
        </Pages>
    </>
  );
}

function Step({ step }: { step: Parked }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const when = useWhen();
  const retry = useMutation({
    mutationFn: () => mutate(retryParked, { input: { stepId: step.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['admin', 'parked'] }),
  });
  return (
    <article className={`card ${classes.panel}`} aria-label={`${step.commandType} ${step.processId}`}>
      <Group justify="space-between" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Code>{step.commandType}</Code>
            <Tag color={step.resolved ? 'brand' : 'red'}>{t(step.resolved ? 'admin:parked.done' : 'admin:parked.waits', { count: step.times })}</Tag>
          </Group>
          <Text size="sm" mt={6} style={{ overflowWrap: 'anywhere' }}>
            {step.cause}
          </Text>
          <Text size="xs" c="dimmed" className="tabular">
            {when.zoned(step.parkedAt)} · {step.processId}
          </Text>
        </div>
        <Group gap="xs">
          <Button component={Link} to="/admin/audit" search={{ subject: step.processId } as never} size="xs" variant="default">
            {t('admin:people.events')}
          </Button>
          {may(step, 'RETRY_STEP') && (
            <Button size="xs" loading={retry.isPending} leftSection={<RotateCw size={14} aria-hidden />} onClick={() => retry.mutate()}>
              {t('admin:parked.retry')}
            </Button>
          )}
        </Group>
      </Group>
      {retry.isError && <Trouble error={retry.error} retry={() => retry.mutate()} />}
    </article>
  );
}
