import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../ui/Nothing';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Nothing icon={Compass} title={t('notFound.title')} text={t('notFound.text')} heading>
      <Button component={Link} to="/">
        {t('notFound.action')}
      </Button>
    </Nothing>
  );
}
