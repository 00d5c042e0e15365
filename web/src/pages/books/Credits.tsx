import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Coins } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing, ToField } from '../../ui/Nothing';
import { Books } from './Books';
import { MemberCredits } from './MemberCredits';
import { Packs } from './Packs';

const route = getRouteApi('/books/credits');

/** What a member can pay with instead of a card, as staff see it and give it. */
export function Credits() {
  const { t } = useTranslation('finance');
  const { member } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(member ?? '');
  useEffect(() => setTyped(member ?? ''), [member]);
  return (
    <Books here="/books/credits">
      <Stack gap="lg" maw={760}>
        <Text c="dimmed">{t('credits.text')}</Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({ search: { member: typed.trim() || undefined } });
          }}
        >
          <Group align="flex-end" gap="sm">
            <TextInput
              id="member"
              label={t('credits.member')}
              description={t('credits.memberHint')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              style={{ flex: 1 }}
            />
            <Button type="submit" variant="default">
              {t('credits.show')}
            </Button>
          </Group>
        </form>
        {member ? <MemberCredits key={member} memberId={member} /> : <Nothing icon={Coins} title={t('credits.choose')} text={t('credits.chooseText')}><ToField id="member">{t('credits.enter')}</ToField></Nothing>}
        <Packs />
      </Stack>
    </Books>
  );
}
