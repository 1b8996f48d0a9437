import { describe, expect, it } from 'vitest';
import {
  allowedExternalAddresses,
  allowedPermissions,
  deadProxy,
  deniedFeaturesText,
  forbiddenSwitches,
  paperPolicy,
  paperPreferences,
  policyText,
  switches,
  windowPolicy,
  windowPreferences,
} from './policy.ts';

const parse = (text: string): Record<string, string[]> =>
  Object.fromEntries(
    text.split(';').map((part) => {
      const [directive = '', ...values] = part.trim().split(/\s+/);
      return [directive, values];
    }),
  );

/** https://www.w3.org/TR/CSP3/#csp-directives and Trusted Types; browsers silently ignore a misspelt directive. */
const known = [
  'default-src',
  'script-src',
  'style-src',
  'font-src',
  'img-src',
  'connect-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
  'require-trusted-types-for',
  'trusted-types',
  'report-uri',
];

describe('the policy (configured)', () => {
  it('hardening 04 configured: allows the window its own scripts, styles, fonts and pictures and nothing else', () => {
    expect(parse(policyText(windowPolicy))).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'font-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ["'none'"],
      'report-uri': ['/refused'],
    });
  });

  it('allows a paper its own style and no script, and has no directive that a browser would not know', () => {
    expect(parse(policyText(paperPolicy))['script-src']).toBeUndefined();
    expect(parse(policyText(paperPolicy))['default-src']).toEqual(["'none'"]);
    for (const policy of [windowPolicy, paperPolicy]) for (const directive of Object.keys(policy)) expect(known).toContain(directive);
  });

  it('hardening 01 configured: freezes the preferences of every window: sandboxed, isolated, without Node', () => {
    const preferences = windowPreferences('/preload.cjs', true);
    expect(Object.isFrozen(preferences)).toBe(true);
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      webgl: false,
      spellcheck: false,
      partition: 'utvag',
      preload: '/preload.cjs',
      devTools: false,
    });
    expect(windowPreferences('/preload.cjs', false).devTools).toBe(true);
    expect(paperPreferences).toMatchObject({ sandbox: true, javascript: false, devTools: false, partition: 'utvag-paper' });
    expect(paperPreferences.preload).toBeUndefined();
    expect([preferences.partition, paperPreferences.partition].some((name) => name?.startsWith('persist:'))).toBe(false);
  });

  it('hardening 08 configured: grants no permission and opens no address', () => {
    expect(allowedPermissions).toEqual([]);
    expect(allowedExternalAddresses).toEqual([]);
  });

  it('hardening 03 configured: the network leads nowhere: no name, no proxy that is one, no UDP, no multicast', () => {
    const given = new Map(switches.map(([name, value]) => [name, value ?? '']));
    expect(given.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(given.get('proxy-server')).toBe('127.0.0.1:0');
    expect(given.get('proxy-bypass-list')).toBe('<-loopback>');
    expect(given.get('webrtc-ip-handling-policy')).toBe('disable_non_proxied_udp');
    expect(given.get('disable-features')?.split(',')).toEqual(expect.arrayContaining(['WebRtcHideLocalIpsWithMdns', 'FedCm']));
    expect(given.size, 'a switch given twice would be given once only').toBe(switches.length);
    expect(deadProxy).toEqual({ mode: 'fixed_servers', proxyRules: '127.0.0.1:0', proxyBypassRules: '<-loopback>' });
  });

  it('hardening 17 configured: whatever would open the network again ends a packaged program', () => {
    const networked = switches.map(([name]) => name).filter((name) => /resolver|proxy|webrtc/.test(name));
    expect(networked).toHaveLength(4);
    expect(forbiddenSwitches).toEqual(expect.arrayContaining([...networked, 'no-proxy-server', 'proxy-pac-url', 'host-rules']));
  });

  it('hardening 06 configured: the header denies each feature to everybody, the page itself included', () => {
    for (const part of deniedFeaturesText.split(', ')) expect(part).toMatch(/^[a-z-]+=\(\)$/);
    expect(deniedFeaturesText).toContain('identity-credentials-get=()');
  });
});
