import { Anchor, Button, Group, SegmentedControl, Select, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { administers, useSession } from '../../api/session';
import { Face } from '../../ui/Face';
import { Nothing, Onward } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { ReasonForm } from '../../ui/ReasonForm';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { may, whyNot } from '../../ui/may';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { useWhyNot } from '../bookings/actions';
import { MemberName } from '../programs/MemberName';
import { PlanEditor } from '../programs/PlanEditor';
import { platformPlanQuery } from '../programs/documents';
import { useRuns } from '../programs/runs';
import { Admin } from './Admin';
import { type QueueRole, type QueueStep, type Waiting, programNamesQuery, queueQuery, reviewStep } from './onboarding';
import classes from './Admin.module.css';

const route = getRouteApi('/admin/onboarding');

/** Where members stand on their way to a first session, and what waits for staff there. */
export function Onboarding() {
  const { t } = useTranslation(['translation', 'admin']);
  const session = useSession();
  const all = administers(session);
  const { role = 'MENTOR', program: chosen, step } = route.useSearch();
  const navigate = route.useNavigate();
  const named = useQuery({ ...programNamesQuery, enabled: all }).data;
  const runs = useRuns().data;
  const programs = (all ? named : runs) ?? [];
  // The platform's own steps are for admins.
  const program = chosen ?? (all ? undefined : programs[0]?.id);
  const queue = useInfiniteQuery({ ...queueQuery(role, program, step), enabled: all || program !== undefined });
  const steps = queue.data?.pages[0]?.steps ?? [];
  return (
    <Admin here="/admin/onboarding">
      <Stack gap="lg">
        <Group align="flex-end">
          <SegmentedControl
            aria-label={t('admin:people.role')}
            value={role}
            onChange={(next) => void navigate({ search: { role: next as QueueRole, program } })}
            data={(['MENTOR', 'MENTEE'] as const).map((value) => ({ value, label: t(`admin:role.${value}`) }))}
          />
          {programs.length > 0 && (
            <Select
              label={t('admin:onboarding.program')}
              placeholder={t('admin:onboarding.platform')}
              clearable={all}
              searchable
              clearButtonProps={{ 'aria-label': t('admin:onboarding.platform') }}
              data={programs.map(({ id, name }) => ({ value: id, label: name }))}
              value={program ?? null}
              onChange={(next) => void navigate({ search: { role, program: next ?? undefined } })}
            />
          )}
        </Group>
        {steps.length > 0 && <Steps steps={steps} role={role} program={program} chosen={step} />}
        <section>
          <Title order={2} size="h3" mb="sm">
            {t('admin:onboarding.who')}
          </Title>
          <Pages of={queue} empty={<Nothing icon={ListChecks} title={t('admin:onboarding.none')} text={t('admin:onboarding.noneText')}><Onward to="/admin/programs" search={{ id: program }}>{t('nav.programs')}</Onward></Nothing>}>
            {(waiting) => (
              <Stack gap="md">
                {waiting.map((one) => (
                  <One key={one.id} onboarding={one} />
                ))}
              </Stack>
            )}
          </Pages>
        </section>
        {may(session, 'CONFIGURE_PLATFORM_ONBOARDING') && program === undefined && <PlatformPlan role={role} key={role} />}
      </Stack>
    </Admin>
  );
}

/** Of programs, it is on their own pages. */
function PlatformPlan({ role }: { role: QueueRole }) {
  const { data, error, isPending, refetch } = useQuery(platformPlanQuery(role));
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={200} radius="lg" aria-busy />;
  return data && <PlanEditor programId={null} role={role} plan={data} open />;
}

function Steps({
  steps,
  role,
  program,
  chosen,
}: {
  steps: readonly QueueStep[];
  role: QueueRole;
  program: string | undefined;
  chosen: string | undefined;
}) {
  const { t } = useTranslation(['translation', 'admin']);
  const when = useWhen();
  return (
    <Sheet
      label={t('admin:onboarding.steps')}
      times={steps.map(({ since }) => since)}
      head={
        <Table.Tr>
          <Table.Th>{t('admin:onboarding.step')}</Table.Th>
          <Table.Th data-number>{t('admin:onboarding.open')}</Table.Th>
          <Table.Th data-number>{t('admin:onboarding.review')}</Table.Th>
          <Table.Th>{t('admin:onboarding.since')}</Table.Th>
        </Table.Tr>
      }
    >
      {steps.map(({ step, open, waitingForReview, since }) => (
        <Table.Tr key={step.key}>
          <Table.Td>
            <Anchor
              component={Link}
              to="/admin/onboarding"
              search={{ role, program, step: step.key === chosen ? undefined : step.key } as never}
              inherit
              aria-current={step.key === chosen ? 'true' : undefined}
              fw={step.key === chosen ? 700 : undefined}
            >
              {step.title}
            </Anchor>
          </Table.Td>
          <Table.Td data-number>{open}</Table.Td>
          <Table.Td data-number>{waitingForReview}</Table.Td>
          <Table.Td className="tabular">{since ? when.zoned(since) : ''}</Table.Td>
        </Table.Tr>
      ))}
    </Sheet>
  );
}

function One({ onboarding }: { onboarding: Waiting }) {
  const { t } = useTranslation(['translation', 'admin']);
  const when = useWhen();
  const name = nameOf(onboarding.member);
  return (
    <article className={`card ${classes.panel}`} aria-label={name}>
      <Group justify="space-between" align="flex-start">
        <Group gap="sm" wrap="nowrap">
          <Face name={name} photo={onboarding.member.photo?.url} size={40} />
          <div>
            <MemberName of={onboarding.member} />
            <Text size="sm" c="dimmed" className="tabular">
              {t('admin:onboarding.done', { percent: onboarding.percent })}
            </Text>
          </div>
        </Group>
        <Text size="xs" c="dimmed" className="tabular">
          {t('admin:onboarding.sinceThen', { time: when.zoned(onboarding.since) })}
        </Text>
      </Group>
      <Group gap={6} mt="sm">
        {onboarding.steps
          .filter(({ state }) => state === 'OPEN')
          .map(({ key, title }) => (
            <Tag key={key} color="gray">
              {title}
            </Tag>
          ))}
      </Group>
      {onboarding.steps
        .filter((step) => step.state === 'WAITING_FOR_REVIEW')
        .map((step) => (
          <Look key={step.key} onboarding={onboarding} step={step} />
        ))}
    </article>
  );
}

/** A step that is staff's turn: passed, or given back with the reason that the member reads. */
function Look({ onboarding, step }: { onboarding: Waiting; step: Waiting['steps'][number] }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const why = useWhyNot();
  const [returning, setReturning] = useState(false);
  const review = async (passed: boolean, reason: string | null) => {
    await mutate(reviewStep, { input: { memberId: onboarding.member.id, role: onboarding.role, programId: onboarding.program?.id ?? null, step: step.key, passed, reason } });
    await Promise.all([client.invalidateQueries({ queryKey: ['admin', 'onboarding'] }), client.invalidateQueries({ queryKey: ['programs'] })]);
  };
  const pass = useMutation({ mutationFn: () => review(true, null) });
  return (
    <Stack gap="xs" mt="md">
      <Group gap="xs">
        <Text fw={600}>{step.title}</Text>
        <Tag color="yellow">{t('admin:onboarding.waits')}</Tag>
      </Group>
      {step.answer && (
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          “{step.answer}”
        </Text>
      )}
      {pass.error && <Trouble error={pass.error} />}
      {step.availableActions.length === 0 ? (
        <Anchor component={Link} to="/admin/approvals" size="sm">
          {t('admin:onboarding.amongApprovals')}
        </Anchor>
      ) : !may(step, 'REVIEW_STEP') ? (
        <Text size="sm" c="dimmed">
          {why(whyNot(step, 'REVIEW_STEP') ?? null)}
        </Text>
      ) : returning ? (
        <ReasonForm
          text={t('admin:onboarding.returnText')}
          submit={t('admin:onboarding.return')}
          danger
          onBack={() => setReturning(false)}
          onSubmit={(reason) => review(false, reason)}
        />
      ) : (
        <Group gap="xs">
          <Button size="sm" loading={pass.isPending} onClick={() => pass.mutate()}>
            {t('admin:onboarding.pass')}
          </Button>
          <Button size="sm" variant="default" onClick={() => setReturning(true)}>
            {t('admin:onboarding.return')} …
          </Button>
        </Group>
      )}
    </Stack>
  );
}
