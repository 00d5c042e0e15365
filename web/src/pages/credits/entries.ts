/* What may have happened to credits; what is new to this page is shown as the server calls it. */
const KNOWN = [
  'CreditsGranted',
  'CreditsReserved',
  'CreditsSpent',
  'CreditsReleased',
  'CreditsReturned',
  'CreditsExpired',
  'CreditsClaimed',
  'CreditsRestored',
  'CreditsFrozen',
  'CreditsThawed',
] as const;

export const isKnownEntry = (type: string): type is (typeof KNOWN)[number] => (KNOWN as readonly string[]).includes(type);
