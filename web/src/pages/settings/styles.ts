/** How a mentor works, and how a mentee likes to be mentored. */
export const STYLES = ['STRUCTURED', 'CASUAL', 'ACCOUNTABILITY_FOCUSED'] as const;
