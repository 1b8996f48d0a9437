/**
 * Chromium knows no scheme of ours, so `app://host/path` travels as `https://host.invalid/path`: a secure context whose
 * name can by definition never be resolved (RFC 2606). The shell only ever sees its own form.
 */
export const toChromium = (address: string): string => address.replace(/^app:\/\/([\w-]+)/, 'https://$1.invalid');

export const fromChromium = (address: string): string => address.replace(/^https:\/\/([\w-]+)\.invalid(?=[/?#]|$)/, 'app://$1');
