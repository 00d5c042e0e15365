import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { ZoneNote } from './ZoneNote';
import classes from './Sheet.module.css';
import { useSteps } from './steps';

/** A table that is wider than a phone: it is moved by itself, by the keyboard too, and `j` and `k` go through its rows. */
export function Sheet({
  label,
  head,
  times,
  children,
}: {
  label: string;
  head: ReactNode;
  /** Moments that it tells: below it stands in whose time. */
  times?: readonly (string | null | undefined)[];
  children: ReactNode;
}) {
  const rows = useSteps<HTMLDivElement>('tbody tr');
  return (
    <div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={rows} data-list className={`card ${classes.sheet}`} role="region" aria-label={label} tabIndex={0}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>{head}</Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
      </div>
      {times && <ZoneNote of={times} />}
    </div>
  );
}
