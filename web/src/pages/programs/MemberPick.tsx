import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../ui/names';
import type { anybodyQuery, candidatesQuery } from './documents';

/** Somebody, found by what the API finds for the viewer. */
export function MemberPick({
  id,
  label,
  found,
  onPick,
}: {
  id?: string;
  label: string;
  found: typeof anybodyQuery | ReturnType<typeof candidatesQuery>;
  onPick: (memberId: string) => void;
}) {
  const { t } = useTranslation(['translation', 'admin']);
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 200);
  const read = useQuery({ ...(found(settled) as ReturnType<typeof anybodyQuery>), enabled: settled.length > 1, placeholderData: keepPreviousData });
  const people = settled.length > 1 ? (read.data ?? []) : [];
  return (
    <Select
      {...(id ? { id } : {})}
      label={label}
      placeholder={t('admin:program.byName')}
      searchable
      searchValue={words}
      onSearchChange={setWords}
      value={null}
      onChange={(memberId) => {
        setWords('');
        if (memberId) onPick(memberId);
      }}
      // The API has found them already.
      filter={({ options }) => options}
      {...(read.isSuccess && settled === words.trim() && settled.length > 1 ? { nothingFoundMessage: t('admin:program.nobodyFound') } : {})}
      data={people.map((member) => ({ value: member.id, label: member.email ? `${nameOf(member)} (${member.email})` : nameOf(member) }))}
      maw={420}
    />
  );
}
