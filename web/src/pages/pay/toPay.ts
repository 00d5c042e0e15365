/**
 * Leads to the page on which a payer leaves for the gateway's own. It is loaded anew: only the document at that address may send a form
 * elsewhere.
 */
export function toPay(bookingId: string): void {
  window.location.assign(`/pay/${bookingId}`);
}
