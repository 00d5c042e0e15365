/** What the API says the viewer may do with something. */
export interface Offered {
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean; readonly reason?: string | null }[];
}

export function may({ availableActions }: Offered, name: string): boolean {
  return availableActions.some(({ action, allowed }) => action === name && allowed);
}

/** Why something cannot be done now, by its code; nothing where it can, or is none of the viewer's matters. */
export function whyNot({ availableActions }: Offered, name: string): string | undefined {
  return availableActions.find(({ action }) => action === name)?.reason ?? undefined;
}
