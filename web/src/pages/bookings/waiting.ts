/** Whether the mentor has answered a request with another time, which is the mentee's to answer now. */
export function waitsForMentee({ status, pendingProposal }: { status: string; pendingProposal?: { by: string } | null }): boolean {
  return status === 'AWAITING_CONFIRMATION' && pendingProposal?.by === 'MENTOR';
}
