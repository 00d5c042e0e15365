import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { nameOf } from '../../ui/names';
import { peopleQuery } from '../admin/people';

/** Somebody, found by name or address. */
export function MemberPick({ label, onPick }: { label: string; onPick: (memberId: string) => void }) {
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 200);
  const found = useInfiniteQuery({
    ...peopleQuery({ query: settled, roles: null, status: null }),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
  });
  const people = settled.length > 1 ? (found.data?.pages[0]?.edges.map(({ node }) => node) ?? []) : [];
  return (
    <Select
      label={label}
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
      data={people.map((member) => ({ value: member.id, label: `${nameOf(member)} (${member.email ?? '–'})` }))}
      maw={420}
    />
  );
}
