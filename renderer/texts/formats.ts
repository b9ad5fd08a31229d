// Numbers, dates, lists and sorting as the spoken language's region writes them. Making one of Intl's formatters costs
// more than using it, and lists show hundreds of figures: they are kept.

import { useSpoken } from "./texts.ts";

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(spokenLocale(), options).format(value);
}

/** `share` is between 0 and 1. */
export function formatPercent(share: number): string {
  return formatNumber(share, { style: "percent", maximumFractionDigits: 0 });
}

export function formatDate(moment: Date, options: Intl.DateTimeFormatOptions, locale = spokenLocale()): string {
  return dateFormat(locale, options).format(moment);
}

/** "Kim, Casey and Lee" */
export function formatList(names: readonly string[]): string {
  return listFormat(spokenLocale(), {}).format(names);
}

/** Sorts names as a dictionary of the language does. */
export function compareNames(one: string, other: string): number {
  return collator(spokenLocale(), { sensitivity: "base", numeric: true }).compare(one, other);
}

export function spokenLocale(): string {
  return useSpoken.getState().locale;
}

const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const dateFormat = kept((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const listFormat = kept((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));
const collator = kept((locale, options: Intl.CollatorOptions) => new Intl.Collator(locale, options));

function kept<Options, Format>(make: (locale: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (locale: string, options: Options): Format => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = formats.get(key) ?? make(locale, options);
    formats.set(key, format);
    return format;
  };
}
