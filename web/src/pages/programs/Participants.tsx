import { Button, Group, Stack, Table, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing, Onward, ToField } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { useReported } from '../../ui/errors';
import { may } from '../../ui/may';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useTold } from '../../ui/undo';
import { MemberName } from './MemberName';
import { MemberPick } from './MemberPick';
import { useProgramChanged } from './OneProgram';
import { type Participant, type Program, type Role, candidatesQuery, enrolInProgram, participantsQuery, withdrawFromProgram } from './documents';

/** Who takes part, how far they have come, and what staff has to look at. */
export function Participants({ program, role }: { program: Program; role: Role }) {
  const { t } = useTranslation(['translation', 'admin']);
  const programId = program.id;
  const participants = usePaged(participantsQuery(programId, role));
  const changed = useProgramChanged();
  const reported = useReported();
  const enrol = (memberId: string) => reported(mutate(enrolInProgram, { input: { programId, role, memberId } }).then(changed));
  return (
    <section>
      <Title order={3} size="h4" mb="sm">
        {t('admin:program.participants')}
      </Title>
      {may(program, 'ENROL_MEMBER') && <MemberPick id="enrol" label={t('admin:program.enrol')} found={candidatesQuery(programId, role)} onPick={(memberId) => void enrol(memberId)} />}
      <Stack gap="sm" mt="sm">
        <Pages of={participants} empty={<Nothing icon={Users} title={t('admin:program.nobody')} text={t('admin:program.nobodyText')}>{may(program, 'ENROL_MEMBER') ? <ToField id="enrol">{t('admin:program.enrolFirst')}</ToField> : <Onward to="/admin/programs">{t('admin:program.all')}</Onward>}</Nothing>}>
          {(all) => <Rows programId={programId} role={role} withdraws={may(program, 'WITHDRAW_MEMBER')} participants={all} enrol={enrol} />}
        </Pages>
      </Stack>
    </section>
  );
}

function Rows({
  programId,
  role,
  withdraws,
  participants,
  enrol,
}: {
  programId: string;
  role: Role;
  withdraws: boolean;
  participants: Participant[];
  enrol: (memberId: string) => Promise<unknown>;
}) {
  const { t } = useTranslation(['translation', 'admin']);
  const changed = useProgramChanged();
  const reported = useReported();
  const told = useTold();
  /** Taken back by enrolling once more; who had agreed is asked again. */
  const withdraw = async (participant: Participant) => {
    const memberId = participant.member.id;
    const done = await reported(mutate(withdrawFromProgram, { input: { programId, role, memberId } }).then(() => true));
    await changed();
    if (!done) return;
    told({
      id: `withdrawn-${memberId}`,
      message: t('admin:program.withdrawn', { name: nameOf(participant.member) }),
      undo: () => void enrol(memberId),
      label: t('admin:program.inviteAgain'),
    });
  };
  return (
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
                <MemberName of={participant.member} />
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
                  {/* It is looked at in one place. */}
                  {waiting && (
                    <Button
                      size="xs"
                      variant="light"
                      component={Link}
                      to="/admin/onboarding"
                      search={{ role: role === 'MENTEE' ? role : undefined, program: programId, step: waiting.key } as never}
                    >
                      {t('admin:program.look')}
                    </Button>
                  )}
                  {withdraws && (
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
  );
}
