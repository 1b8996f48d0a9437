/**
 * Chromium does not know our scheme, so `app://host/path` is sent as `https://host.invalid/path`: a secure context whose name can by
 * definition never be resolved (RFC 2606). The shell only ever sees its own form.
 */
export const toChromium = (address: string): string => address.replace(/^app:\/\/([\w-]+)/, 'https://$1.invalid');

export const fromChromium = (address: string): string => address.replace(/^https:\/\/([\w-]+)\.invalid(?=[/?#]|$)/, 'app://$1');
