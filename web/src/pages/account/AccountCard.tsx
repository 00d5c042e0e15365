import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export function AccountCard({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <Stack maw={440} mx="auto" mt={{ base: 8, sm: 40 }} gap="lg">
      <div>
        <Title order={1} size="h2">
          {title}
        </Title>
        {text && (
          <Text c="dimmed" mt={6}>
            {text}
          </Text>
        )}
      </div>
      <div className="card" style={{ padding: 'var(--mantine-spacing-lg)' }}>
        {children}
      </div>
    </Stack>
  );
}
