import { describe, expect, it } from 'vitest';
import {
  allowedExternalAddresses,
  allowedPermissions,
  paperPolicy,
  paperPreferences,
  policyText,
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

/** https://www.w3.org/TR/CSP3/#csp-directives and Trusted Types; a misspelt directive is silently ignored by a browser. */
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
      'trusted-types': ['ProseMirrorClipboard'],
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
});
