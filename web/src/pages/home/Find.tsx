import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Home.module.css';

export function Find() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  return (
    <form
      className={classes.find}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ to: '/mentors', search: words.trim() ? { q: words.trim() } : {} });
      }}
    >
      <TextInput
        flex={1}
        size="lg"
        type="search"
        leftSection={<Search size={20} aria-hidden />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" size="lg">
        {t('home.find')}
      </Button>
    </form>
  );
}
