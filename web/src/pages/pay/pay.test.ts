import { describe, expect, it } from 'vitest';
import { toBePaid } from './documents';

type Action = NonNullable<Parameters<typeof toBePaid>[0]['payments'][number]['payerAction']>;

const booking = (gateway: string, payerAction: Action | null) => ({
  payments: [
    { id: 'pay_0', status: 'CAPTURED' as const, gateway, amount: { amountMinor: 100, currency: 'ZAR' }, payerAction: null },
    { id: 'pay_1', status: 'REQUESTED' as const, gateway, amount: { amountMinor: 45_001, currency: 'ZAR' }, payerAction },
  ],
});
const form = (url: string, ...names: string[]): Action => ({
  url,
  fields: names.map((name) => ({ name, value: `of ${name}` })),
  clientSecret: null,
  publishableKey: null,
});
const script = (publishableKey: string | null): Action => ({ url: null, fields: [], clientSecret: 'pi_1_secret_2', publishableKey });

describe('what is to be paid', () => {
  it.each([
    ['payfast', form('https://www.payfast.co.za/eng/process', 'merchant_id', 'amount', 'signature')],
    ['ozow', form('https://pay.ozow.com', 'SiteCode', 'Amount', 'HashCheck')],
    // UPI: its own page opens the payer's app.
    ['razorpay', form('https://api.razorpay.com/v1/checkout/embedded', 'key_id', 'order_id')],
  ])('is paid on the own page of %s, with the fields in the order in which they are signed', (gateway, action) => {
    expect(toBePaid(booking(gateway, action))).toEqual({
      by: 'form',
      id: 'pay_1',
      gateway,
      amount: { amountMinor: 45_001, currency: 'ZAR' },
      url: action.url,
      fields: action.fields,
    });
  });

  it('is paid by the script of stripe, with the secret of this payment', () => {
    expect(toBePaid(booking('stripe', script('pk_test_1')))).toMatchObject({
      by: 'script',
      id: 'pay_1',
      clientSecret: 'pi_1_secret_2',
      publishableKey: 'pk_test_1',
    });
  });

  it('is paid elsewhere where stripe is not set up for pages', () => {
    expect(toBePaid(booking('stripe', script(null)))?.by).toBe('other');
  });

  it('is nothing where no payer has anything to do', () => {
    expect(toBePaid(booking('sandbox', null))).toBeUndefined();
  });
});
