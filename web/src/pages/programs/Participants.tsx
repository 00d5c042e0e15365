import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { WithReason } from '../../ui/WithReason';
import { useReported } from '../../ui/errors';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { MemberPick } from './MemberPick';
import { useProgramChanged } from './OneProgram';
import { reviewStep } from '../admin/onboarding';
import { type Participant, type Role, enrolInProgram, participantsQuery, withdrawFromProgram } from './documents';

/** Who takes part, how far they have come, and what staff has to look at. */
export function Participants({ programId, role, open }: { programId: string; role: Role; open: boolean }) {
  const { t } = useTranslation(['translation', 'admin']);
  const participants = usePaged(participantsQuery(programId, role));
  const changed = useProgramChanged();
  const reported = useReported();
  const enrol = (memberId: string) => reported(mutate(enrolInProgram, { input: { programId, role, memberId } }).then(changed));
  return (
    <section>
      <Title order={3} size="h4" mb="sm">
        {t('admin:program.participants')}
      </Title>
      {open && <MemberPick label={t('admin:program.enrol')} onPick={(memberId) => void enrol(memberId)} />}
      <Stack gap="sm" mt="sm">
        <Pages of={participants} empty={<Nothing icon={Users} title={t('admin:program.nobody')} text={t('admin:program.nobodyText')} />}>
          {(all) => <Rows programId={programId} role={role} open={open} participants={all} enrol={enrol} />}
        </Pages>
      </Stack>
    </section>
  );
}

function Rows({
  programId,
  role,
  open,
  participants,
  enrol,
}: {
  programId: string;
  role: Role;
  open: boolean;
  participants: Participant[];
  enrol: (memberId: string) => Promise<unknown>;
}) {
  const { t } = useTranslation(['translation', 'admin']);
  const changed = useProgramChanged();
  const reported = useReported();
  const [returning, setReturning] = useState<{ memberId: string; step: string; title: string }>();
  const review = (memberId: string, step: string, passed: boolean, reason: string | null) =>
    mutate(reviewStep, { input: { memberId, role, programId, step, passed, reason } });
  /** Taken back by enrolling once more; who had agreed is asked again. */
  const withdraw = async (participant: Participant) => {
    const memberId = participant.member.id;
    const done = await reported(mutate(withdrawFromProgram, { input: { programId, role, memberId } }).then(() => true));
    await changed();
    if (!done) return;
    const id = `withdrawn-${memberId}`;
    notifications.show({
      id,
      autoClose: 8_000,
      closeButtonProps: { 'aria-label': t('common.close') },
      message: (
        <Group justify="space-between">
          <Text size="sm">{t('admin:program.withdrawn', { name: nameOf(participant.member) })}</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(id);
              void enrol(memberId);
            }}
          >
            {t('admin:program.inviteAgain')}
          </Button>
        </Group>
      ),
    });
  };
  return (
    <>
      <Sheet
        label={t('admin:program.participants')}
        head={
          <Table.Tr>
            <Table.Th>{t('admin:people.name')}</Table.Th>
            <Table.Th>{t('admin:program.state')}</Table.Th>
            <Table.Th data-number>{t('admin:program.percent')}</Table.Th>
            <Table.Th>{t('admin:program.next')}</Table.Th>
            <Table.Th>{t('admin:todo')}</Table.Th>
          </Table.Tr>
        }
      >
        {participants.map((participant) => {
          const waiting = participant.steps.find(({ state }) => state === 'WAITING_FOR_REVIEW');
          return (
            <Table.Tr key={participant.id}>
              <Table.Td>
                <Anchor component={Link} to="/admin" search={{ member: participant.member.id } as never} size="sm">
                  {nameOf(participant.member)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {participant.invited ? (
                  <Tag color="yellow">{t('admin:program.invited')}</Tag>
                ) : (
                  <Tag color={participant.bookable ? 'brand' : 'orange'}>{t(participant.bookable ? 'admin:program.ready' : 'admin:program.notReady')}</Tag>
                )}
              </Table.Td>
              <Table.Td data-number>{participant.percent}</Table.Td>
              <Table.Td data-wrap>{waiting ? t('admin:program.waits', { title: waiting.title }) : (participant.nextStep?.title ?? '–')}</Table.Td>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  {waiting && (
                    <>
                      <Button size="xs" variant="light" onClick={() => void reported(review(participant.member.id, waiting.key, true, null).then(changed))}>
                        {t('admin:program.pass')}
                      </Button>
                      <Button size="xs" variant="default" onClick={() => setReturning({ memberId: participant.member.id, step: waiting.key, title: waiting.title })}>
                        {t('admin:program.giveBack')}
                      </Button>
                    </>
                  )}
                  {open && (
                    <Button size="xs" variant="default" onClick={() => void withdraw(participant)}>
                      {t('admin:program.withdraw')}
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Sheet>
      {returning && (
        <WithReason
          title={t('admin:program.giveBack')}
          text={returning.title}
          submit={t('admin:program.giveBack')}
          required
          onClose={() => setReturning(undefined)}
          run={(reason) => review(returning.memberId, returning.step, false, reason)}
          done={changed}
        />
      )}
    </>
  );
}
