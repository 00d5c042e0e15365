import { Tabs, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Sections.module.css';

/** More than these fit on one line by their names alone. */
const MANY = 8;

/** Pages that belong together, each with an address of its own. */
export function Sections<P extends string>({
  title,
  pages,
  here,
  children,
}: {
  title: string;
  /** Those that the viewer can use, in their order. */
  pages: Partial<Record<P, { label: string; icon: LucideIcon }>>;
  here: P;
  children: ReactNode;
}) {
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  // On a phone the list is wider than the screen, which can be turned.
  useEffect(() => {
    const tabs = list.current;
    if (!tabs) return;
    const show = () => {
      const chosen = tabs.querySelector<HTMLElement>('[aria-selected=true]');
      if (chosen) tabs.scrollLeft = chosen.offsetLeft - (tabs.clientWidth - chosen.offsetWidth) / 2;
    };
    const turned = new ResizeObserver(show);
    turned.observe(tabs);
    show();
    return () => turned.disconnect();
  }, [here]);
  const all = Object.keys(pages) as P[];
  const crowded = all.length > MANY;
  return (
    <>
      <Title order={1} mb="md" data-page={pages[here]?.label}>
        {title}
      </Title>
      <Tabs value={here} onChange={(page) => void navigate({ to: (page ?? here) as never })} keepMounted={false}>
        <Tabs.List mb="lg" aria-label={title} className={classes.tabs} data-crowded={crowded || undefined} ref={list}>
          {all.map((page) => {
            const shown = pages[page];
            if (!shown) return null;
            const { label, icon: Icon } = shown;
            return (
              <Tabs.Tab key={page} value={page} leftSection={crowded ? undefined : <Icon size={16} aria-hidden />}>
                {label}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        {all.map((page) => (
          <Tabs.Panel key={page} value={page}>
            {page === here && children}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
