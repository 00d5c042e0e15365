import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
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
