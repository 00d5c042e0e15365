import { ActionIcon, Alert, Anchor, Button, Group, Modal, SegmentedControl, Skeleton, Stack, Switch, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { NotFound } from '../../shell/NotFound';
import { momentOf } from '../../time/zones';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { may } from '../../ui/may';
import { nameOf } from '../../ui/names';
import { useTold } from '../../ui/undo';
import { useWhen } from '../../ui/when';
import classes from '../admin/Admin.module.css';
import { MemberName } from './MemberName';
import { MemberPick } from './MemberPick';
import { Participants } from './Participants';
import { PlanEditor } from './PlanEditor';
import { type Program, addBlackout, anybodyQuery, appointAdmin, changeProgram, closeProgram, dismissAdmin, programQuery, removeBlackout } from './documents';

const route = getRouteApi('/admin/programs');

export function useProgramChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['programs'] });
}

export function OneProgram({ id }: { id: string }) {
  const { t } = useTranslation(['translation', 'admin']);
  const { data, error, isPending, refetch } = useQuery(programQuery(id));
  const { role = 'MENTOR' } = route.useSearch();
  const navigate = route.useNavigate();
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={320} radius="lg" aria-busy />;
  if (!data) return <NotFound />;
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/admin/programs" size="sm">
        <ArrowLeft size={14} aria-hidden /> {t('admin:program.all')}
      </Anchor>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {data.name}
        </Title>
        {data.closed ? <Tag color="gray">{t('admin:program.closed')}</Tag> : <Tag color="brand">{t(`admin:program.kind.${data.kind}`)}</Tag>}
      </Group>
      {may(data, 'CHANGE_PROGRAM') ? <About program={data} key={id} /> : <Text style={{ whiteSpace: 'pre-line' }}>{data.description}</Text>}
      {!data.mayManage && <Alert color="gray">{t('error.FORBIDDEN')}</Alert>}
      {data.admins && <Runs program={data} />}
      <Breaks program={data} />
      <SegmentedControl
        aria-label={t('admin:program.role')}
        value={role}
        onChange={(value) => void navigate({ search: (before) => ({ ...before, page: undefined, role: value === 'MENTEE' ? 'MENTEE' : undefined }), replace: true, resetScroll: false })}
        data={(['MENTOR', 'MENTEE'] as const).map((value) => ({ value, label: t(`admin:program.${value}`) }))}
        style={{ alignSelf: 'flex-start' }}
      />
      <PlanEditor key={`plan ${role}`} programId={id} role={role} plan={role === 'MENTOR' ? data.mentors : data.mentees} open={may(data, 'CONFIGURE_ONBOARDING')} />
      {data.mayManage && <Participants key={role} program={data} role={role} />}
    </Stack>
  );
}

function About({ program }: { program: Program }) {
  const { t } = useTranslation(['translation', 'admin']);
  const changed = useProgramChanged();
  const [name, setName] = useState(program.name);
  const [description, setDescription] = useState(program.description ?? '');
  const [checked, setChecked] = useState(program.backgroundCheckRequired);
  const [self, setSelf] = useState(program.selfEnrolment);
  const [closing, setClosing] = useState(false);
  const dirty =
    name !== program.name || description !== (program.description ?? '') || checked !== program.backgroundCheckRequired || self !== program.selfEnrolment;
  const save = useMutation({
    mutationFn: () =>
      mutate(changeProgram, {
        input: { programId: program.id, name: name.trim(), description: description.trim(), backgroundCheckRequired: checked, selfEnrolment: self },
      }),
    onSuccess: changed,
  });
  const close = useMutation({ mutationFn: () => mutate(closeProgram, { input: { programId: program.id } }), onSuccess: changed });
  return (
    <form
      className={`card ${classes.panel}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm" maw={560}>
        <TextInput label={t('admin:program.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={200} required />
        <Textarea
          label={t('admin:program.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={4_000}
          autosize
          minRows={2}
        />
        <Switch label={t('admin:program.self')} checked={self} onChange={(event) => setSelf(event.currentTarget.checked)} />
        <Switch label={t('admin:program.check')} checked={checked} onChange={(event) => setChecked(event.currentTarget.checked)} />
        {save.isError && <Trouble error={save.error} />}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending} disabled={!dirty}>
            {t('common.save')}
          </Button>
          {may(program, 'CLOSE_PROGRAM') && (
            <Button variant="default" onClick={() => setClosing(true)}>
              {t('admin:program.close')}
            </Button>
          )}
        </Group>
      </Stack>
      {/* Nothing opens it again, so this is asked. */}
      <Modal opened={closing} onClose={() => setClosing(false)} title={t('admin:program.close')} centered closeButtonProps={{ 'aria-label': t('common.close') }}>
        <Text mb="md">{t('admin:program.closeText')}</Text>
        {close.isError && <Trouble error={close.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setClosing(false)}>
            {t('common.cancel')}
          </Button>
          <Button className="danger-filled" loading={close.isPending} onClick={() => close.mutate()}>
            {t('admin:program.closeNow')}
          </Button>
        </Group>
      </Modal>
    </form>
  );
}

function Runs({ program }: { program: Program }) {
  const { t } = useTranslation(['translation', 'admin']);
  const changed = useProgramChanged();
  const reported = useReported();
  const told = useTold();
  const admins = program.admins ?? [];
  const appoint = (memberId: string) => reported(mutate(appointAdmin, { input: { programId: program.id, memberId } }).then(changed));
  const dismiss = async (admin: (typeof admins)[number]) => {
    const done = await reported(mutate(dismissAdmin, { input: { programId: program.id, memberId: admin.id } }).then(() => true));
    await changed();
    if (done) told({ message: t('admin:program.dismissed', { name: nameOf(admin) }), undo: () => void appoint(admin.id) });
  };
  return (
    <section className={`card ${classes.panel}`}>
      <Title order={3} size="h4" mb="sm">
        {t('admin:program.admins')}
      </Title>
      <Stack gap={4} mb="sm">
        {admins.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('admin:program.noAdmins')}
          </Text>
        )}
        {admins.map((admin) => (
          <Group key={admin.id} justify="space-between" wrap="nowrap">
            <MemberName of={admin} />
            {may(program, 'DISMISS_ADMIN') && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('admin:program.dismiss', { name: nameOf(admin) })}
                onClick={() => void dismiss(admin)}
              >
                <X size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      {may(program, 'APPOINT_ADMIN') && (
        <MemberPick
          label={t('admin:program.appoint')}
          found={anybodyQuery}
          onPick={(memberId) => void appoint(memberId)}
        />
      )}
    </section>
  );
}

function Breaks({ program }: { program: Program }) {
  const { t } = useTranslation(['translation', 'admin']);
  const when = useWhen();
  const changed = useProgramChanged();
  const reported = useReported();
  const told = useTold();
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const moment = (typed: string) => new Date(momentOf(`${typed}:00`, when.zone)).toISOString();
  const add = useMutation({
    mutationFn: () => mutate(addBlackout, { input: { programId: program.id, name: name.trim(), from: moment(from), to: moment(to) } }),
    onSuccess: async () => {
      setName('');
      await changed();
    },
  });
  const reopen = async (each: Program['blackouts'][number]) => {
    const done = await reported(mutate(removeBlackout, { input: { programId: program.id, blackoutId: each.id } }).then(() => true));
    await changed();
    if (!done) return;
    const again = { programId: program.id, name: each.name, from: each.from, to: each.to };
    told({ message: t('admin:program.reopened', { name: each.name }), undo: () => void reported(mutate(addBlackout, { input: again }).then(changed)) });
  };
  const open = may(program, 'ADD_BLACKOUT');
  if (!open && program.blackouts.length === 0) return null;
  return (
    <section className={`card ${classes.panel}`}>
      <Title order={3} size="h4">
        {t('admin:program.breaks')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('admin:program.breaksText', { zone: when.zone })}
      </Text>
      <Stack gap={4} mb="sm">
        {program.blackouts.map((each) => (
          <Group key={each.id} justify="space-between" wrap="nowrap">
            <Text size="sm">
              {each.name}: {when.zoned(each.from)} – {when.zoned(each.to)}
            </Text>
            {may(program, 'REMOVE_BLACKOUT') && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('admin:program.reopen', { name: each.name })}
                onClick={() => void reopen(each)}
              >
                <X size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      {open && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate();
          }}
        >
          <Group align="flex-end" gap="sm">
            <TextInput label={t('admin:program.breakName')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={200} required />
            <TextInput type="datetime-local" label={t('admin:program.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} required />
            <TextInput type="datetime-local" label={t('admin:program.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} required />
            <Button type="submit" variant="light" loading={add.isPending}>
              {t('admin:program.addBreak')}
            </Button>
          </Group>
          {add.isError && <Trouble error={add.error} />}
        </form>
      )}
    </section>
  );
}
