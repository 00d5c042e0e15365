import { Button, Group, NativeSelect, Stack, Switch, Text, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { GraduationCap, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { administers, useSession } from '../../api/session';
import { Nothing } from '../../ui/Nothing';
import { Pages, isNone } from '../../ui/Pages';
import { Tag } from '../../ui/Tag';
import { may } from '../../ui/may';
import { usePaged } from '../../ui/paged';
import { useSteps } from '../../ui/steps';
import { Admin } from '../admin/Admin';
import { CardForm } from '../admin/CardForm';
import classes from '../admin/Admin.module.css';
import { OneProgram } from './OneProgram';
import { createProgram, programsQuery } from './documents';

const route = getRouteApi('/admin/programs');
const KINDS = ['ONE_ON_ONE', 'GROUP', 'HYBRID'] as const;

/** Mentoring programs: who runs them, what they ask of those who take part, and who does. */
export function Programs() {
  const { id } = route.useSearch();
  return <Admin here="/admin/programs">{id ? <OneProgram id={id} /> : <All />}</Admin>;
}

function All() {
  const { t } = useTranslation(['translation', 'admin']);
  const { closed } = route.useSearch();
  const navigate = route.useNavigate();
  const session = useSession();
  const all = administers(session);
  const programs = usePaged(programsQuery(closed === 'too', !all));
  const rows = useSteps<HTMLDivElement>('.card-link');
  const [creating, setCreating] = useState(false);
  const create = may(session, 'CREATE_PROGRAM') && !creating && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('admin:program.create')}
    </Button>
  );
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Switch
          label={t('admin:program.closedToo')}
          checked={closed === 'too'}
          onChange={(event) => void navigate({ search: { closed: event.currentTarget.checked ? 'too' : undefined }, replace: true })}
        />
        {!isNone(programs) && create}
      </Group>
      {creating && <Create onBack={() => setCreating(false)} onDone={(made) => void navigate({ search: { id: made } })} />}
      <Pages of={programs} empty={<Nothing icon={GraduationCap} title={t('admin:program.none')} text={t('admin:program.noneText')}>{create}</Nothing>}>
        {(found) => (
          <Stack gap="sm" ref={rows} data-list>
            {found.map((program) => (
              <Link key={program.id} to="/admin/programs" search={{ id: program.id }} className={`card card-link ${classes.panel}`}>
                <Group justify="space-between">
                  <Text fw={650}>{program.name}</Text>
                  {program.closed ? <Tag color="gray">{t('admin:program.closed')}</Tag> : <Tag color="brand">{t(`admin:program.kind.${program.kind}`)}</Tag>}
                </Group>
                {program.description && (
                  <Text size="sm" c="dimmed" lineClamp={2}>
                    {program.description}
                  </Text>
                )}
              </Link>
            ))}
          </Stack>
        )}
      </Pages>
    </Stack>
  );
}

function Create({ onBack, onDone }: { onBack: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('ONE_ON_ONE');
  const create = useMutation({
    mutationFn: () => mutate(createProgram, { input: { name: name.trim(), kind, description: description.trim() || null } }),
    onSuccess: async ({ program }) => {
      await client.invalidateQueries({ queryKey: ['programs'] });
      if (program) onDone(program.id);
    },
  });
  return (
    <CardForm title={t('admin:program.create')} submit={t('admin:program.create')} saving={create} onBack={onBack}>
      <TextInput label={t('admin:program.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={200} required data-autofocus />
      <Textarea
        label={t('admin:program.description')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        maxLength={4_000}
        autosize
        minRows={2}
      />
      <NativeSelect
        label={t('admin:program.meet')}
        description={t('admin:program.meetStays')}
        value={kind}
        onChange={({ currentTarget }) => setKind(KINDS.find((each) => each === currentTarget.value) ?? kind)}
        data={KINDS.map((value) => ({ value, label: t(`admin:program.kind.${value}`) }))}
      />
    </CardForm>
  );
}
