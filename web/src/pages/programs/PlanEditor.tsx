import { ActionIcon, Alert, Button, Group, NativeSelect, Stack, Switch, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { codeOf } from '../../api/errors';
import { Trouble } from '../../ui/Trouble';
import { useDraft } from '../../ui/draft';
import classes from '../admin/Admin.module.css';
import { useProgramChanged } from './OneProgram';
import { type Plan, type Role, configurePlan } from './documents';
import { ADDED, type Draft, type StepKind, moved, toInput } from './steps';

/** What is asked of those who take part in a role, in order. */
export function PlanEditor({ programId, role, plan, open }: { programId: string | null; role: Role; plan: Plan; open: boolean }) {
  const { t } = useTranslation(['translation', 'admin']);
  const read = useProgramChanged();
  const client = useQueryClient();
  const changed = () => Promise.all([read(), client.invalidateQueries({ queryKey: ['admin', 'onboarding'] })]);
  const [draft, setDraft] = useDraft<{ steps: readonly Draft[]; of: number }>(['plan', programId ?? 'platform', role]);
  const steps: readonly Draft[] = draft?.steps ?? plan.steps;
  const setSteps = (next: readonly Draft[]) => setDraft({ steps: next, of: draft?.of ?? plan.version });
  const [kind, setKind] = useState<StepKind>('CUSTOM');
  const dirty = JSON.stringify(toInput(steps)) !== JSON.stringify(toInput(plan.steps));
  const save = useMutation({
    mutationFn: () => mutate(configurePlan, { input: { programId, role, steps: toInput(steps), expectedVersion: plan.version } }),
    onSuccess: async () => {
      await changed();
      setDraft(undefined);
    },
    // Where others have changed it, what it is now is told beside what was written.
    onError: (error) => codeOf(error) === 'VERSION_CONFLICT' && void changed(),
  });
  const conflict = draft !== undefined && draft.of !== plan.version && !save.isPending;
  const change = (at: number, next: Partial<Draft>) => setSteps(steps.map((step, index) => (index === at ? { ...step, ...next } : step)));
  return (
    <form
      className={`card ${classes.panel}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Title order={3} size="h4">
        {t('admin:program.plan')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('admin:program.planText')}
      </Text>
      <Stack gap="md">
        {steps.length === 0 && <Text size="sm">{t('admin:program.noSteps')}</Text>}
        {steps.map((step, at) => (
          <Stack key={step.key ?? `new-${at}`} gap="xs" role="group" aria-label={t('admin:program.step', { number: at + 1 })}>
            <Group gap="xs" wrap="nowrap" align="flex-end">
              <TextInput
                label={`${at + 1}. ${t(`admin:program.asks.${step.kind}`)}`}
                value={step.title}
                onChange={(event) => change(at, { title: event.currentTarget.value })}
                maxLength={200}
                required
                readOnly={!open}
                style={{ flex: 1 }}
              />
              {open && (
                <Group gap={2} wrap="nowrap">
                  <ActionIcon variant="subtle" color="gray" aria-label={t('admin:program.up', { number: at + 1 })} disabled={at === 0} onClick={() => setSteps(moved(steps, at, -1))}>
                    <ChevronUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('admin:program.down', { number: at + 1 })}
                    disabled={at === steps.length - 1}
                    onClick={() => setSteps(moved(steps, at, 1))}
                  >
                    <ChevronDown size={16} />
                  </ActionIcon>
                  <ActionIcon variant="subtle" color="gray" aria-label={t('admin:program.remove', { number: at + 1 })} onClick={() => setSteps(steps.toSpliced(at, 1))}>
                    <X size={16} />
                  </ActionIcon>
                </Group>
              )}
            </Group>
            <Textarea
              aria-label={t('admin:program.body', { number: at + 1 })}
              placeholder={t('admin:program.bodyHint')}
              value={step.body ?? ''}
              onChange={(event) => change(at, { body: event.currentTarget.value })}
              maxLength={20_000}
              autosize
              maxRows={6}
              readOnly={!open}
            />
            <Switch label={t('admin:program.required')} checked={step.required} disabled={!open} onChange={(event) => change(at, { required: event.currentTarget.checked })} />
          </Stack>
        ))}
        {open && (
          <>
            <Group align="flex-end" gap="xs">
              <NativeSelect
                label={t('admin:program.newStep')}
                value={kind}
                onChange={({ currentTarget }) => setKind(ADDED.find((each) => each === currentTarget.value) ?? kind)}
                data={ADDED.map((value) => ({ value, label: t(`admin:program.asks.${value}`) }))}
              />
              <Button
                variant="default"
                leftSection={<Plus size={16} aria-hidden />}
                onClick={() => setSteps([...steps, { key: null, kind, title: '', body: null, url: null, required: false, documentKind: null, purpose: null }])}
              >
                {t('admin:program.addStep')}
              </Button>
            </Group>
            {conflict ? (
              <Alert color="yellow" variant="light" role="alert" title={t('admin:program.changedElsewhere')}>
                <Text size="sm" mb="xs">
                  {t('admin:program.changedText', { steps: plan.steps.map(({ title }) => title).join(', ') || '–' })}
                </Text>
                <Button size="xs" variant="default" onClick={() => setDraft(undefined)}>
                  {t('admin:program.takeTheirs')}
                </Button>
              </Alert>
            ) : (
              save.isError && <Trouble error={save.error} />
            )}
            <Group gap="xs">
              <Button type="submit" loading={save.isPending} disabled={!dirty}>
                {t('admin:program.savePlan')}
              </Button>
              {dirty && (
                <Button variant="default" onClick={() => setDraft(undefined)}>
                  {t('common.undo')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Stack>
    </form>
  );
}
