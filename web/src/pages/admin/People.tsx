import { Button, Chip, CloseButton, Drawer, Group, Stack, Table, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { Download, Search, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Face } from '../../ui/Face';
import { Nothing } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { Admin } from './Admin';
import { Person } from './Person';
import { type Person as PersonRow, peopleQuery } from './people';
import { MEMBER_STATES, type MemberState, ROLES, type RoleName } from './states';

const route = getRouteApi('/admin');

export const STATE_COLORS: Record<MemberState, string> = { PENDING: 'yellow', ACTIVE: 'brand', SUSPENDED: 'red', INACTIVE: 'gray' };

/** Everybody who has an account, to be found and, where it must be, shut out. */
export function People() {
  const { t } = useTranslation(['translation', 'admin']);
  const { q, status, role, member } = route.useSearch();
  const navigate = route.useNavigate();
  const people = usePaged(
    peopleQuery({ query: q ?? null, status: status ? [status] : null, roles: role ? [role] : null }),
  );
  const close = () => void navigate({ search: (before) => ({ ...before, member: undefined }) });
  const filtered = q !== undefined || status !== undefined || role !== undefined;
  return (
    <Admin here="/admin">
      <Stack gap="md">
        <Group justify="space-between" align="flex-end">
          <Words />
          <Button component="a" href="/members.csv" download variant="default" leftSection={<Download size={16} aria-hidden />}>
            {t('admin:people.csv')}
          </Button>
        </Group>
        <Group gap="lg">
          <Chip.Group
            value={status ?? ''}
            onChange={(chosen) =>
              void navigate({
                search: (before) => ({ ...before, page: undefined, status: MEMBER_STATES.find((state) => state === chosen) }),
                replace: true,
              })
            }
          >
            <Group gap={6} role="group" aria-label={t('admin:people.status')}>
              <Chip value="" size="sm">
                {t('admin:all')}
              </Chip>
              {MEMBER_STATES.map((state) => (
                <Chip key={state} value={state} size="sm">
                  {t(`admin:memberStatus.${state}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <Chip.Group
            value={role ?? ''}
            onChange={(chosen) =>
              void navigate({ search: (before) => ({ ...before, page: undefined, role: ROLES.find((each) => each === chosen) }), replace: true })
            }
          >
            <Group gap={6} role="group" aria-label={t('admin:people.role')}>
              <Chip value="" size="sm">
                {t('admin:people.anyRole')}
              </Chip>
              {ROLES.map((each) => (
                <Chip key={each} value={each} size="sm">
                  {t(`admin:role.${each}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Group>
        <Pages
          of={people}
          empty={
            <Nothing icon={Users} title={t('admin:people.none')} text={t('admin:people.noneText')}>
              {filtered && (
                <Button variant="light" onClick={() => void navigate({ search: {} })}>
                  {t('search.clear')}
                </Button>
              )}
            </Nothing>
          }
        >
          {(all) => <Rows people={all} open={(id) => void navigate({ search: (before) => ({ ...before, member: id }) })} />}
        </Pages>
      </Stack>
      <Drawer
        opened={member !== undefined}
        onClose={close}
        position="right"
        size="md"
        withCloseButton={false}
        attributes={{ content: { 'aria-label': t('admin:people.one') } }}
      >
        <Group justify="flex-end">
          <CloseButton onClick={close} aria-label={t('common.close')} />
        </Group>
        {member && <Person id={member} />}
      </Drawer>
    </Admin>
  );
}

function Words() {
  const { t } = useTranslation(['translation', 'admin']);
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  useEffect(() => setTyped((now) => (now.trim() === (q ?? '') ? now : (q ?? ''))), [q]);
  const search = useDebouncedCallback(
    (words: string) => void navigate({ search: (before) => ({ ...before, page: undefined, q: words.trim() || undefined }), replace: true }),
    250,
  );
  return (
    <TextInput
      type="search"
      label={t('admin:people.search')}
      placeholder={t('admin:people.searchHint')}
      leftSection={<Search size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      w={{ base: '100%', xs: 340 }}
    />
  );
}

function Rows({ people, open }: { people: PersonRow[]; open: (id: string) => void }) {
  const { t } = useTranslation(['translation', 'admin']);
  const when = useWhen();
  return (
    <Sheet
      label={t('admin:page.people')}
      times={people.map(({ lastSignInAt }) => lastSignInAt)}
      head={
        <Table.Tr>
          <Table.Th>{t('admin:people.name')}</Table.Th>
          <Table.Th>{t('admin:people.status')}</Table.Th>
          <Table.Th>{t('admin:people.roles')}</Table.Th>
          <Table.Th>{t('admin:people.lastSignIn')}</Table.Th>
        </Table.Tr>
      }
    >
      {people.map((person) => (
        <Table.Tr key={person.id}>
          <Table.Td data-wrap style={{ overflowWrap: 'anywhere' }}>
            <UnstyledButton onClick={() => open(person.id)} w="100%">
              <Group gap="sm" wrap="nowrap">
                <Face name={nameOf(person)} photo={person.photo?.url} size={32} />
                <div>
                  <Text size="sm" fw={600}>
                    {nameOf(person)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {person.email ?? '–'}
                  </Text>
                </div>
              </Group>
            </UnstyledButton>
          </Table.Td>
          <Table.Td>
            {person.status && <Tag color={STATE_COLORS[person.status]}>{t(`admin:memberStatus.${person.status}`)}</Tag>}
          </Table.Td>
          <Table.Td>{person.roles.map((role: RoleName) => t(`admin:role.${role}`)).join(', ')}</Table.Td>
          <Table.Td className="tabular">{person.lastSignInAt ? when.dateTime(person.lastSignInAt) : t('admin:people.never')}</Table.Td>
        </Table.Tr>
      ))}
    </Sheet>
  );
}
