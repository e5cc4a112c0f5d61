import { t } from './i18n';

// Where an article's outlet is not known the API gives its location. These tell the two apart and make a location short.
export const isLocation = (name: string): boolean => /[/\\]|^https?:|\.(txt|json|jsonl|html?|csv)$/i.test(name);

export function outletName(name: string | null | undefined): string {
  if (!name) return t('unknownOutlet');
  if (!isLocation(name)) return name;
  const parts = name.split(/[/\\]/).filter(Boolean);
  return parts[parts.length - 1] ?? name;
}
