import { Button, Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What stands where there is nothing: why, and the one thing to do about it. */
export function Nothing({
  icon: Icon,
  title,
  text,
  heading,
  children,
}: {
  icon: LucideIcon;
  title: string;
  text?: string;
  heading?: boolean;
  /** The one thing: a button of the page, or {@link Onward}, or {@link ToField}. */
  children?: ReactNode;
}) {
  return (
    <Center py={56} px="md">
      <Stack align="center" gap="sm" maw={420}>
        <ThemeIcon variant="light" size={56} radius="xl">
          <Icon size={26} aria-hidden />
        </ThemeIcon>
        <Title order={heading ? 1 : 2} size="h3" ta="center">
          {title}
        </Title>
        {text && (
          <Text c="dimmed" ta="center">
            {text}
          </Text>
        )}
        {children}
      </Stack>
    </Center>
  );
}

/** To the page where something can be done, or the next one that waits. */
export function Onward({ to, search, children }: { to: string; search?: object; children: ReactNode }) {
  return (
    <Button component={Link} to={to as never} search={(search ?? {}) as never} variant="light">
      {children}
    </Button>
  );
}

/** To the field of this page in which it begins, or what its button does. */
export function ToField({ id, children }: { id: string; children: ReactNode }) {
  const go = () => {
    const field = document.getElementById(id);
    field?.focus();
    if (field instanceof HTMLButtonElement) field.click();
  };
  return (
    <Button variant="light" onClick={go}>
      {children}
    </Button>
  );
}
