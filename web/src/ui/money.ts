import { useTranslation } from 'react-i18next';

export interface Money {
  amountMinor: number;
  currency: string;
}

/** How many digits follow the point: none of yen, two of euros. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Whether money can be in it, as ISO 4217 writes it. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}

/** What somebody has typed, such as 12.50, in minor units. */
export function minorOf(typed: string | number, currency: string): number {
  return Math.round(Number(typed) * 10 ** digitsOf(currency));
}

/** What a field for an amount says it holds: of 80.50 it tells the text, so that its last digit stays. */
export function amountOf(told: string | number): number | undefined {
  const amount = told === '' ? NaN : Number(told);
  return Number.isNaN(amount) ? undefined : amount;
}

export function useMoney(): (money: Money) => string {
  const { i18n } = useTranslation();
  return ({ amountMinor, currency }) => {
    const format = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
    });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return format.format(amountMinor / 10 ** digits);
  };
}
