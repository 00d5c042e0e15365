import { Alert, Anchor, Button, Group, Progress, Skeleton, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed, Hourglass, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { useSession } from '../../api/session';
import { Nothing, Onward } from '../../ui/Nothing';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { WhyNot } from '../../ui/WhyNot';
import { may } from '../../ui/may';
import { Settings } from './Settings';
import classes from '../admin/Admin.module.css';
import { type Onboarding, type Step, addGoal, completeStep, enrol, onboardingQuery, recordConsent, withdraw } from './onboarding';

const ICONS = { DONE: CircleCheck, WAITING_FOR_REVIEW: Hourglass, OPEN: CircleDashed } as const;

/** Where what the platform sees by itself is done. */
const PROFILES = { MENTOR: '/settings/mentor', MENTEE: '/settings/learning' } as const;

/** What is asked of a member in each role and program, done step by step. */
export function OnboardingPage() {
  const { t } = useTranslation(['translation', 'settings']);
  const { data, error, isPending, refetch } = useQuery(onboardingQuery);
  return (
    <Settings here="/settings/onboarding">
      <Stack gap="lg" maw={720}>
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {isPending && <Skeleton height={260} radius="lg" aria-busy />}
        {data?.length === 0 && <Nothing icon={ListChecks} title={t('settings:onboarding.none')} text={t('settings:onboarding.noneText')}><Onward to="/">{t('notFound.action')}</Onward></Nothing>}
        {data?.map((each) => (
          <One key={each.id} onboarding={each} />
        ))}
      </Stack>
    </Settings>
  );
}

function One({ onboarding }: { onboarding: Onboarding }) {
  const { t } = useTranslation(['translation', 'settings']);
  const role = t(`settings:onboarding.role.${onboarding.role}`);
  const title = onboarding.program ? t('settings:onboarding.inProgram', { role, program: onboarding.program.name }) : role;
  return (
    <section className={`card ${classes.panel}`} aria-label={title}>
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" className="tabular">
          {t('settings:onboarding.percent', { percent: onboarding.percent })}
        </Text>
      </Group>
      <Progress value={onboarding.percent} mb="md" aria-label={t('settings:onboarding.progress', { title })} />
      {!onboarding.bookable && (
        <Alert color="yellow" variant="light" mb="md">
          {t('settings:onboarding.blocks')}
        </Alert>
      )}
      {may(onboarding, 'DECLINE_INVITATION') && <Invited onboarding={onboarding} />}
      {onboarding.steps.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('settings:onboarding.nothing')}
        </Text>
      )}
      <Stack gap="md">
        {onboarding.steps.map((step) => (
          <StepLine key={step.key} step={step} onboarding={onboarding} isNext={step.key === onboarding.nextStep?.key} />
        ))}
      </Stack>
    </section>
  );
}

function useChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['settings'] });
    await client.invalidateQueries({ queryKey: ['my-hours'] });
  };
}

/** Whom others have enrolled says whether they take part. */
function Invited({ onboarding }: { onboarding: Onboarding }) {
  const { t } = useTranslation(['translation', 'settings']);
  const { me } = useSession();
  const changed = useChanged();
  const input = { memberId: me?.id ?? '', programId: onboarding.program?.id ?? '', role: onboarding.role };
  const answer = useMutation({
    mutationFn: async (agrees: boolean) => (agrees ? mutate(enrol, { input }) : mutate(withdraw, { input })),
    onSuccess: changed,
  });
  return (
    <Alert variant="light" mb="md" title={t('settings:onboarding.invited')}>
      {answer.error && <Trouble error={answer.error} />}
      <WhyNot of={onboarding} action="TAKE_PART" />
      <Group gap="xs" mt="xs">
        {may(onboarding, 'TAKE_PART') && (
          <Button size="xs" loading={answer.isPending} onClick={() => answer.mutate(true)}>
            {t('settings:onboarding.takePart')}
          </Button>
        )}
        <Button size="xs" variant="default" disabled={answer.isPending} onClick={() => answer.mutate(false)}>
          {t('settings:onboarding.notTakePart')}
        </Button>
      </Group>
    </Alert>
  );
}

function StepLine({ step, onboarding, isNext }: { step: Step; onboarding: Onboarding; isNext: boolean }) {
  const { t } = useTranslation(['translation', 'settings']);
  const [open, setOpen] = useState(isNext);
  const Icon = ICONS[step.state];
  return (
    <div>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Icon size={20} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
        <div style={{ minWidth: 0, flex: 1 }}>
          <Group gap="xs">
            <Anchor component="button" type="button" fw={600} ta="left" aria-expanded={open} onClick={() => setOpen(!open)}>
              {step.title}
            </Anchor>
            <Tag color={step.state === 'DONE' ? 'brand' : step.state === 'OPEN' ? 'gray' : 'yellow'}>{t(`settings:onboarding.state.${step.state}`)}</Tag>
            {step.required && <Tag color="orange">{t('settings:onboarding.required')}</Tag>}
          </Group>
          {step.returnedBecause && (
            <Text size="sm" mt={4}>
              {t('settings:onboarding.returned', { reason: step.returnedBecause })}
            </Text>
          )}
          {open && (
            <Stack gap="sm" mt="sm" align="flex-start">
              {step.body && (
                <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {step.body}
                </Text>
              )}
              {step.url && (
                <Anchor size="sm" href={step.url} target="_blank" rel="noreferrer">
                  {t('settings:onboarding.openPage')}
                </Anchor>
              )}
              {step.textIsNew && <Text size="sm">{t('settings:onboarding.textChanged')}</Text>}
              <Do step={step} onboarding={onboarding} />
            </Stack>
          )}
        </div>
      </Group>
    </div>
  );
}

/** What brings a step about: something the member says, or does elsewhere, and the platform sees. */
function Do({ step, onboarding }: { step: Step; onboarding: Onboarding }) {
  const { t } = useTranslation(['translation', 'settings']);
  const changed = useChanged();
  const [words, setWords] = useState('');
  const setsGoal = may(step, 'ADD_GOAL');
  const run = useMutation({
    mutationFn: async () => {
      if (may(step, 'RECORD_CONSENT')) {
        for (const purpose of step.purpose ? [step.purpose] : (['TERMS', 'PRIVACY'] as const)) {
          await mutate(recordConsent, { input: { purpose, version: String(step.textVersion) } });
        }
      } else if (setsGoal) {
        await mutate(addGoal, { input: { text: words.trim(), category: 'CAREER' } });
      } else {
        await mutate(completeStep, {
          input: {
            role: onboarding.role,
            programId: onboarding.program?.id ?? null,
            step: step.key,
            answer: words.trim() || null,
            textVersion: step.textVersion,
          },
        });
      }
    },
    onSuccess: changed,
  });
  if (!step.availableActions.some(({ allowed }) => allowed)) return null;
  const elsewhere = may(step, 'COMPLETE_PROFILE') ? 'PROFILE' : may(step, 'UPLOAD_DOCUMENT') ? 'DOCUMENT' : undefined;
  if (elsewhere) {
    return (
      <Button component={Link} to={elsewhere === 'PROFILE' ? PROFILES[onboarding.role] : '/settings/documents'} size="xs" variant="light">
        {t(`settings:onboarding.go.${elsewhere}`)}
      </Button>
    );
  }
  return (
    <form
      style={{ width: '100%' }}
      onSubmit={(event) => {
        event.preventDefault();
        run.mutate();
      }}
    >
      <Stack gap="sm" align="flex-start">
        {setsGoal && (
          <TextInput
            w="100%"
            label={t('settings:onboarding.goal')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            maxLength={500}
            required
          />
        )}
        {(step.kind === 'CUSTOM' || step.kind === 'EXPECTATIONS') && (
          <Textarea
            w="100%"
            label={t('settings:onboarding.answer')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            maxLength={4_000}
            autosize
            minRows={2}
          />
        )}
        {run.error && <Trouble error={run.error} />}
        <Button type="submit" size="xs" loading={run.isPending}>
          {t(`settings:onboarding.do.${step.kind as Exclude<Step['kind'], 'PROFILE' | 'DOCUMENT'>}`)}
        </Button>
      </Stack>
    </form>
  );
}
