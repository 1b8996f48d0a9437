import { describe, expect, it } from 'vitest';
import { paperPartition, windowPartition } from './policy.ts';
import { recordElectron } from './recording-electron.ts';
import { closeSessions } from './session.ts';

const { electron, sessions } = recordElectron();
closeSessions(electron, () => Promise.resolve(new Response('')));

describe.each(['', windowPartition, paperPartition])('the session "%s" (configured)', (name) => {
  const session = sessions.get(name);
  if (session === undefined) throw new Error('not closed');

  it('refuses permissions, asked for and checked, and devices', () => {
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'fileSystem', 'unknown']) {
      const answers: unknown[] = [];
      session.emit('permission request', null, permission, (granted: boolean) => answers.push(granted));
      expect([...answers, session.emit('permission check', null, permission, 'app://utvag')]).toEqual([false, false]);
    }
    expect(session.emit('device permission')).toBe(false);
    expect(session.calls).toEqual([
      ['setDisplayMediaRequestHandler', null],
      ['setSpellCheckerEnabled', false],
    ]);
  });

  it.each([
    'https://example.org/',
    'http://localhost/',
    'ws://127.0.0.1:9/',
    'file:///etc/passwd',
    'devtools://x/',
    'appx://utvag/',
    'data:text/html,x',
  ])('cancels a request for %s', (url) => {
    const answers: unknown[] = [];
    session.emit('onBeforeRequest', { url, method: 'GET', resourceType: 'xhr' }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel: true }]);
  });

  it('lets our own scheme through and refuses downloads', () => {
    const answers: unknown[] = [];
    session.emit('onBeforeRequest', { url: 'app://utvag/index.html', method: 'GET', resourceType: 'mainFrame' }, (answer: unknown) =>
      answers.push(answer),
    );
    expect(answers).toEqual([{ cancel: false }]);
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  it('serves the scheme only where a window of ours lives', () => {
    expect(session.listeners.has('handle app')).toBe(name !== '');
  });
});
