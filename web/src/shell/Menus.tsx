import { ActionIcon, Box, Group, Kbd, Menu, Text, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Check, Coins, GraduationCap, HandCoins, Keyboard, Languages, LogOut, MessageCircleQuestion, Monitor, Moon, Package, Settings, Sparkles, Sun, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMentor, useSession, useSignOut } from '../api/session';
import { useRuns } from '../pages/programs/runs';
import { LANGUAGES, type Language, speak } from '../i18n';
import { Face, initialsOf } from '../ui/Face';
import { useReported } from '../ui/errors';
import classes from './Shell.module.css';

export default function Menus({ onShortcuts }: { onShortcuts: () => void }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <ViewMenu onShortcuts={onShortcuts} />
      <MemberMenu />
    </Group>
  );
}

function ViewMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = [
    { value: 'light', label: t('view.light'), icon: Sun },
    { value: 'dark', label: t('view.dark'), icon: Moon },
    { value: 'auto', label: t('view.auto'), icon: Monitor },
  ] as const;
  return (
    <Menu position="bottom-end" width={200} shadow="md">
      <Menu.Target>
        <Tooltip label={t('view.label')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('view.label')}>
            <Languages size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('view.language')}</Menu.Label>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={i18n.language === language ? <Check size={15} aria-hidden /> : null}
            onClick={() => void speak(language)}
          >
            {LANGUAGES[language]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('view.scheme')}</Menu.Label>
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={15} aria-hidden />}
            rightSection={colorScheme === value ? <Check size={15} aria-hidden /> : null}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Keyboard size={15} aria-hidden />} rightSection={<Kbd size="xs">?</Kbd>} onClick={onShortcuts}>
          {t('shortcuts.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function MemberMenu() {
  const { t } = useTranslation();
  const { me } = useSession();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const reported = useReported();
  const [opened, setOpened] = useState(false);
  const runs = useRuns(opened).data ?? [];
  if (!me) return null;
  const name = [me.firstName, me.lastName].filter(Boolean).join(' ');
  return (
    <Menu position="bottom-end" width={240} shadow="md" onOpen={() => setOpened(true)}>
      <Menu.Target>
        <UnstyledButton aria-label={`${initialsOf(name)}, ${t('nav.account', { name })}`} className={classes.face}>
          <Face name={name} photo={me.photo?.url} size={34} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py="xs">
          <Text fw={600} size="sm" truncate>
            {name}
          </Text>
          <Text c="dimmed" size="xs" truncate>
            {me.email}
          </Text>
        </Box>
        <Menu.Divider />
        {me.mayApplyAsMentor && (
          <Menu.Item leftSection={<Sparkles size={15} aria-hidden />} onClick={() => void navigate({ to: '/desk' })}>
            {t('apply.title')}
          </Menu.Item>
        )}
        {isMentor(me) && (
          <Menu.Item leftSection={<Package size={15} aria-hidden />} onClick={() => void navigate({ to: '/desk/offerings' })}>
            {t('nav.offerings')}
          </Menu.Item>
        )}
        {isMentor(me) && (
          <Menu.Item leftSection={<MessageCircleQuestion size={15} aria-hidden />} onClick={() => void navigate({ to: '/desk/questions' })}>
            {t('nav.questions')}
          </Menu.Item>
        )}
        {isMentor(me) && (
          <Menu.Item leftSection={<HandCoins size={15} aria-hidden />} onClick={() => void navigate({ to: '/desk/earnings' })}>
            {t('nav.earnings')}
          </Menu.Item>
        )}
        {runs.length > 0 && (
          <Menu.Item leftSection={<GraduationCap size={15} aria-hidden />} onClick={() => void navigate({ to: '/admin/programs' })}>
            {t('nav.programs')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Users size={15} aria-hidden />} onClick={() => void navigate({ to: '/groups' })}>
          {t('nav.groups')}
        </Menu.Item>
        <Menu.Item leftSection={<Coins size={15} aria-hidden />} onClick={() => void navigate({ to: '/credits' })}>
          {t('nav.credits')}
        </Menu.Item>
        <Menu.Item leftSection={<Settings size={15} aria-hidden />} onClick={() => void navigate({ to: '/settings' })}>
          {t('nav.settings')}
        </Menu.Item>
        <Menu.Item
          leftSection={<LogOut size={15} aria-hidden />}
          onClick={() => void reported(signOut().then(() => navigate({ to: '/' })))}
        >
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
