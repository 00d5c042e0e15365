import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReported } from '../../ui/errors';
import { csv, save } from './csv';

interface Page<N> {
  edges: { node: N }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Everything that the filter shows as a file, however many pages it has; tells how far it is, and can be stopped. */
export function Export<N>({
  name,
  head,
  page,
  rows,
}: {
  name: string;
  head: string[];
  page: (after: string | null) => Promise<Page<N>>;
  rows: (node: N) => (string | number | null)[][];
}) {
  const { t } = useTranslation(['translation', 'finance']);
  const reported = useReported();
  const [read, setRead] = useState<number>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const everything = async (wanted: AbortSignal) => {
    const all: (string | number | null)[][] = [head];
    let after: string | null = null;
    for (let count = 0; ; ) {
      const { edges, pageInfo }: Page<N> = await page(after);
      if (wanted.aborted) return;
      for (const { node } of edges) all.push(...rows(node));
      setRead((count += edges.length));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    save(name, csv(all));
  };

  const start = async () => {
    const run = new AbortController();
    running.current = run;
    setRead(0);
    await reported(everything(run.signal));
    if (running.current === run) setRead(undefined);
  };

  return read === undefined ? (
    <Button variant="default" leftSection={<Download size={16} aria-hidden />} onClick={() => void start()}>
      {t('finance:books.csv')}
    </Button>
  ) : (
    <Button
      variant="default"
      onClick={() => {
        running.current?.abort();
        setRead(undefined);
      }}
    >
      {t('finance:books.reading', { count: read })}
    </Button>
  );
}
