/* As gateways call themselves; one that is not here is shown by the name it has in the settings. */
const NAMES: Readonly<Record<string, string>> = {
  ozow: 'Ozow',
  payfast: 'PayFast',
  razorpay: 'Razorpay',
  stripe: 'Stripe',
};

export const gatewayName = (gateway: string): string => NAMES[gateway] ?? gateway;
