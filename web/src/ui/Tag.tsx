import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';

/** A state in a word, on the ground of its kind. */
export function Tag({ color, children, ...rest }: { color: string; children: ReactNode; 'data-testid'?: string }) {
  return (
    <Badge className="status" data-color={color} color={color} variant="light" tt="none" radius="sm" fw={600} miw="max-content" {...rest}>
      {children}
    </Badge>
  );
}
