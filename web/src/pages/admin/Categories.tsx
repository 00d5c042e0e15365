import { Button, Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Shapes } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { codeOf } from '../../api/errors';
import { useSession } from '../../api/session';
import { Nothing } from '../../ui/Nothing';
import { Pages, isNone } from '../../ui/Pages';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { useLater } from '../../ui/later';
import { may } from '../../ui/may';
import { usePaged } from '../../ui/paged';
import { Admin } from './Admin';
import { CardForm } from './CardForm';
import { type Category, categoriesQuery, changeCategory, createCategory, retireCategory } from './categories';

/** Symbols that a category can be shown by. */
const ICONS = ['briefcase', 'code', 'compass', 'globe', 'graduation-cap', 'heart-pulse', 'landmark', 'lightbulb', 'megaphone', 'palette', 'rocket', 'users'];

/** The fields in which mentors are found. */
export function Categories() {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const categories = usePaged(categoriesQuery);
  const [editing, setEditing] = useState<Category | 'new'>();
  const changed = () => client.invalidateQueries({ queryKey: ['admin', 'categories'] });
  const retired = useLater<Category>({
    send: ({ id: categoryId }) => mutate(retireCategory, { input: { categoryId } }, { keepalive: true }),
    done: changed,
    told: (those) => t('admin:categories.retiredNow', { count: those.length }),
  });
  const session = useSession();
  const add = editing === undefined && may(session, 'CREATE_CATEGORY') && (
    <Button leftSection={<Shapes size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('admin:categories.add')}
    </Button>
  );
  return (
    <Admin here="/admin/categories">
      <Stack gap="md">
        <Group justify="space-between">
          <Text c="dimmed" maw={560}>
            {t('admin:categories.text')}
          </Text>
          {!isNone(categories) && add}
        </Group>
        {editing && (
          <Edit
            key={editing === 'new' ? 'new' : editing.id}
            of={editing === 'new' ? undefined : editing}
            onDone={async () => {
              setEditing(undefined);
              await changed();
            }}
            onBack={() => setEditing(undefined)}
          />
        )}
        <Pages of={categories} empty={<Nothing icon={Shapes} title={t('admin:categories.none')} text={t('admin:categories.noneText')}>{add}</Nothing>}>
          {(all) => (
            <Sheet
              label={t('admin:page.categories')}
              head={
                <Table.Tr>
                  <Table.Th>{t('admin:people.name')}</Table.Th>
                  <Table.Th>{t('admin:categories.icon')}</Table.Th>
                  <Table.Th>{t('admin:people.status')}</Table.Th>
                  <Table.Th>{t('admin:todo')}</Table.Th>
                </Table.Tr>
              }
            >
              {all.map((category) => {
                const out = category.retired || retired.hidden.includes(category.id);
                return (
                  <Table.Tr key={category.id}>
                    <Table.Td>{category.name}</Table.Td>
                    <Table.Td>{category.icon}</Table.Td>
                    <Table.Td>
                      <Tag color={out ? 'gray' : 'brand'}>{t(out ? 'admin:categories.retired' : 'admin:categories.picked')}</Tag>
                    </Table.Td>
                    <Table.Td>
                      {!out && (
                        <Group gap={6} wrap="nowrap">
                          {may(category, 'CHANGE_CATEGORY') && (
                            <Button size="compact-sm" variant="default" aria-label={t('admin:categories.changeOf', { name: category.name })} onClick={() => setEditing(category)}>
                              {t('admin:categories.change')}
                            </Button>
                          )}
                          {may(category, 'RETIRE_CATEGORY') && (
                            <Button
                              size="compact-sm"
                              variant="default"
                              aria-label={t('admin:categories.retireOf', { name: category.name })}
                              onClick={() => retired.later(category)}
                            >
                              {t('admin:categories.retire')}
                            </Button>
                          )}
                        </Group>
                      )}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Sheet>
          )}
        </Pages>
      </Stack>
    </Admin>
  );
}

function Edit({ of, onDone, onBack }: { of: Category | undefined; onDone: () => Promise<void>; onBack: () => void }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const [name, setName] = useState(of?.name ?? '');
  const [icon, setIcon] = useState(of?.icon ?? ICONS[0] ?? '');
  const save = useMutation({
    mutationFn: async () => {
      if (of) await mutate(changeCategory, { input: { categoryId: of.id, expectedVersion: of.version, name: name.trim(), icon } });
      else await mutate(createCategory, { input: { name: name.trim(), icon } });
    },
    onSuccess: onDone,
    onError: (error) => codeOf(error) === 'VERSION_CONFLICT' && void client.invalidateQueries({ queryKey: ['admin', 'categories'] }),
  });
  return (
    <CardForm title={t(of ? 'admin:categories.change' : 'admin:categories.add')} submit={t('common.save')} saving={save} onBack={onBack}>
      <TextInput label={t('admin:people.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={60} required data-autofocus />
      <NativeSelect
        label={t('admin:categories.icon')}
        value={icon}
        onChange={(event) => setIcon(event.currentTarget.value)}
        data={ICONS.includes(icon) ? ICONS : [icon, ...ICONS]}
      />
    </CardForm>
  );
}
